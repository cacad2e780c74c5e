/* SPDX-License-Identifier: MIT */
#include "pdf/metadata.h"

static const char producer[] = "kehoach";

/* ---- what both say ---- */

static const char *title_of(const struct pages *pages)
{
        return pages->title ? pages->title : pages->subject ? pages->subject : "PDF";
}

void metadata_date(struct date date, bool iso, char text[32])
{
        *text = '\0';
        if (!date.year || !date.month || !date.day)
                return;
        if (iso)
                g_snprintf(text, 32, "%04d-%02d-%02dT00:00:00+07:00", date.year, date.month, date.day);
        else
                g_snprintf(text, 32, "D:%04d%02d%02d000000+07'00'", date.year, date.month, date.day);
}

void metadata_info(struct buffer *out, const void *with, guint index)
{
        (void)index;
        const struct pages *pages = with;
        char date[32];
        metadata_date(pages->date, false, date);
        buffer_write(out, "/Title%t", title_of(pages));
        if (pages->author)
                buffer_write(out, "/Author%t", pages->author);
        if (pages->subject)
                buffer_write(out, "/Subject%t", pages->subject);
        buffer_write(out, "/Creator%t/Producer%t", producer, producer);
        if (*date)
                buffer_write(out, "/CreationDate%t/ModDate%t", date, date);
}

/* ---- XMP ---- */

static void write_dublin_core(const struct pages *pages, struct buffer *out)
{
        buffer_write(out,
                     "<dc:format>application/pdf</dc:format>\n"
                     "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%x</rdf:li></rdf:Alt></dc:title>\n",
                     title_of(pages));
        if (pages->author)
                buffer_write(out, "<dc:creator><rdf:Seq><rdf:li>%x</rdf:li></rdf:Seq></dc:creator>\n", pages->author);
        if (pages->subject)
                buffer_write(out,
                             "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%x</rdf:li></rdf:Alt>"
                             "</dc:description>\n",
                             pages->subject);
}

static void write_dates(const struct pages *pages, struct buffer *out)
{
        char date[32];
        metadata_date(pages->date, true, date);
        if (*date)
                buffer_write(out, "<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n", date,
                             date);
}

/* PDF/A knows nothing of PDF/UA's own property and wants it described: ISO 19005-3, 6.6.2.3. */
static const char extension[] = "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
                                "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
                                "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
                                "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
                                "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
                                "<pdfaProperty:name>part</pdfaProperty:name>\n"
                                "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
                                "<pdfaProperty:category>internal</pdfaProperty:category>\n"
                                "<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>\n"
                                "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
                                "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static void write_xmp(const struct pages *pages, struct buffer *out)
{
        buffer_text(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                         "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                         "<rdf:Description rdf:about=\"\"\n"
                         " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                         " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                         " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
                         " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
                         " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
                         " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
                         " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
                         " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
                         "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
                         "<pdfuaid:part>1</pdfuaid:part>\n");
        write_dublin_core(pages, out);
        write_dates(pages, out);
        buffer_write(out, "<xmp:CreatorTool>%x</xmp:CreatorTool>\n<pdf:Producer>%x</pdf:Producer>\n", producer,
                     producer);
        buffer_text(out, extension);
        buffer_text(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
}

/* Not deflated: tools that know no PDF look for it. */
static guint add_xmp(struct pdf *pdf)
{
        struct buffer xmp = {0};
        write_xmp(pdf->pages, &xmp);
        guint number = objects_add_stream(pdf->objects, "/Type/Metadata/Subtype/XML", xmp.at, xmp.count, CODING_AS_IS);
        buffer_free(&xmp);
        return number;
}

/* ---- output intent ---- */

static guint add_intent(struct pdf *pdf)
{
        struct buffer out = {0};
        profile_write(&out);
        guint profile = objects_add_common(pdf->objects, "/N 3", out.at, out.count, CODING_DEFLATE_ALWAYS);
        out.count = 0;
        buffer_write(&out, "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/RegistryName(%s)",
                     "http://www.color.org");
        buffer_write(&out, "/Info(sRGB IEC61966-2.1)/DestOutputProfile %r", profile);
        guint number = objects_add_entries(pdf->objects, &out);
        buffer_free(&out);
        return number;
}

/* ---- all ---- */

struct metadata *metadata_open(struct pdf *pdf)
{
        struct metadata *metadata = g_new0(struct metadata, 1);
        metadata->pages = pdf->pages;
        metadata->files = g_ptr_array_new_with_free_func(g_free);
        metadata->associated = g_array_new(FALSE, FALSE, sizeof(guint));
        metadata->xmp = add_xmp(pdf);
        metadata->intent = add_intent(pdf);
        attached_open(metadata, pdf);
        return metadata;
}

void metadata_close(struct metadata *metadata)
{
        if (!metadata)
                return;
        g_ptr_array_unref(metadata->files);
        g_array_free(metadata->associated, TRUE);
        g_free(metadata);
}

void metadata_catalog(const struct metadata *metadata, struct buffer *out)
{
        const char *language = metadata->pages->language;
        buffer_write(out, "/Metadata %r/OutputIntents[%r]/Lang%t/MarkInfo<</Marked true>>", metadata->xmp,
                     metadata->intent, language && *language ? language : "vi-VN");
        buffer_text(out, "/ViewerPreferences<</DisplayDocTitle true>>");
        if (!metadata->associated->len)
                return;
        buffer_text(out, "/AF[");
        for (guint i = 0; i < metadata->associated->len; i++)
                buffer_write(out, "%r ", g_array_index(metadata->associated, guint, i));
        buffer_char(out, ']');
}
