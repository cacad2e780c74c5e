/* SPDX-License-Identifier: MIT */
/* Flow: strips to pages.  A page takes strips while they fit, then gives back those after the last place where a
 * page may end.  Footnotes stand at the foot; one that does not fit goes on at the next page's foot. */
#include "base/length.h"
#include "pages/paging.h"
#include "pages/table.h"

enum {
        NOTE_GAP = 6 * PT,    /* above the rule that sets notes apart, and the rule itself */
        NOTE_RULE_SHARE = 3,  /* its length: a third of the measure */
        NOTE_LEAST_LINES = 2, /* of a note that begins on a page and goes on over it */
        AHEAD = 128,          /* strips from one look at what fills pages to the next */
};

/* Strips that were made one after the other, with their items. */
struct batch {
        struct arena *arena;
        guint begin, end; /* strips */
};

struct paging {
        struct setting at;    /* the part's, turned to the page at work; what it makes goes with the items */
        struct job job;       /* its own */
        struct setting *part; /* turned, too, while pages are placed: tables say again by it */
        struct job rows;      /* of the part's setting, while a table's rows are made in batches */
        struct arena *kept;
        struct page_taker *taker;
        guint next;          /* the first strip that stands on no page */
        guint number;        /* pages of the part so far */
        guint first_end;     /* strips of the document's first page, which keeps its items; 0: it is not here */
        struct list waiting; /* struct set_note that is not all placed */
        GArray *batches;     /* struct batch that are not dropped; the last is open */
        guint looked;        /* strips there were when flow_ahead looked last */
        bool stopped;
};

/* The page that is being filled. */
struct sheet {
        struct setting *setting;
        struct arena *kept;
        guint first, end; /* strips on it */
        struct list top;  /* struct strip: what a table says again */
        int height;       /* of them all */
        int notes_height;
        struct list notes;       /* struct strip: lines at the foot */
        const struct list *foot; /* struct strip: below the notes */
        int room;                /* for text and notes */
};

static const struct strip *strip_at(const struct setting *setting, guint i)
{
        return list_at(&setting->strips, struct strip, i);
}

/* What the table says again that goes on with strip i; NULL when no table does. */
static struct repeats *repeats_at(const struct setting *setting, guint i)
{
        if (i == 0 || i >= setting->strips.count)
                return NULL;
        const struct table_frame *frame = strip_at(setting, i)->frame, *before = strip_at(setting, i - 1)->frame;
        return frame && before && frame->whole && frame->whole == before->whole ? frame->whole->repeats : NULL;
}

/* Room below strip i - 1 when the page ends there. */
static int foot_height(const struct setting *setting, guint i)
{
        const struct repeats *repeats = repeats_at(setting, i);
        return repeats ? repeats_foot_height(repeats) : 0;
}

/* ---- footnotes ---- */

static int lines_height(const struct set_note *note, guint from, guint count)
{
        int height = 0;
        for (guint i = from; i < from + count && i < note->lines.count; i++)
                height += list_at(&note->lines, struct strip, i)->height;
        return height;
}

/* Room that the notes marked in a strip want at least on its page. */
static int notes_least(const struct strip *strip)
{
        int height = 0;
        for (guint i = 0; i < strip->notes.count; i++)
                height += lines_height(list_at(&strip->notes, struct set_note, i), 0, NOTE_LEAST_LINES);
        return height;
}

/* Puts lines of a note at the foot while there is room. */
static void place_note(struct sheet *sheet, struct set_note *note, int room)
{
        while (note->placed < note->lines.count) {
                struct strip *line = list_at(&note->lines, struct strip, note->placed);
                if (line->height > room)
                        return;
                list_add(job_items(sheet->setting->job), &sheet->notes, line);
                sheet->notes_height += line->height;
                room -= line->height;
                note->placed++;
        }
}

/* Notes that are not done move from waiting to waiting. */
static void place_notes(struct sheet *sheet, struct list *waiting)
{
        struct list left = {0};
        if (sheet->notes.count == 0 && waiting->count)
                sheet->notes_height += NOTE_GAP;
        for (guint i = 0; i < waiting->count; i++) {
                struct set_note *note = list_at(waiting, struct set_note, i);
                int room = sheet->room - sheet->height - sheet->notes_height;
                if (!left.count)
                        place_note(sheet, note, room);
                if (note->placed < note->lines.count)
                        list_add(sheet->kept, &left, note);
        }
        *waiting = left;
}

/* ---- filling a page ---- */

static int need_of(const struct sheet *sheet, guint i)
{
        const struct strip *strip = strip_at(sheet->setting, i);
        int need = strip->height + (i > sheet->first ? strip->space : 0) + notes_least(strip);
        if (strip->notes.count && !sheet->notes_height)
                need += NOTE_GAP;
        return need;
}

/* Height that waiting notes take of a page before its text is set: at most half of it. */
static int waiting_height(const struct sheet *sheet, const struct list *waiting)
{
        int height = waiting->count ? NOTE_GAP : 0;
        for (guint i = 0; i < waiting->count; i++) {
                const struct set_note *note = list_at(waiting, struct set_note, i);
                height += lines_height(note, note->placed, note->lines.count);
        }
        return MIN(height, sheet->room / 2);
}

/* A strip that does not fit on the rest of the page, with all that is glued to it, is made lower where that helps. */
static void make_lower(const struct sheet *sheet, guint i, int rest)
{
        struct strip *strip = list_at(&sheet->setting->strips, struct strip, i);
        int need = need_of(sheet, i);
        for (guint k = i + 1; k < sheet->setting->strips.count && strip_at(sheet->setting, k)->glued; k++)
                need += need_of(sheet, k);
        if (need <= rest || need - strip->height + strip->lower->height > rest)
                return;
        strip->height = strip->lower->height;
        strip->items = strip->lower->items;
        strip->lower = NULL;
}

/* Whether all that is glued to strip i is there. */
static bool is_ended(const struct setting *setting, guint i)
{
        for (i++; i < setting->strips.count && strip_at(setting, i)->glued;)
                i++;
        return i + 1 < setting->strips.count;
}

/* Takes strips from first on; leaves sheet->end behind the last one that stays on this page.  False when more strips
 * might still come and change that: unless all are there, the one behind must be. */
static bool fill(struct sheet *sheet, const struct list *waiting, bool all)
{
        const struct setting *setting = sheet->setting;
        int reserved = waiting_height(sheet, waiting);
        int notes = 0;
        int height = strips_height(&sheet->top);
        guint legal = 0, i = sheet->first;
        for (; i < setting->strips.count; i++) {
                const struct strip *strip = strip_at(setting, i);
                if (!all && (i + 1 == setting->strips.count || (strip->lower && !is_ended(setting, i))))
                        return false;
                if (strip->master != setting->master) {
                        sheet->end = i;
                        sheet->notes_height = 0;
                        return true;
                }
                sheet->notes_height = notes;
                if (strip->lower)
                        make_lower(sheet, i, sheet->room - height - notes - reserved);
                int need = notes + reserved + need_of(sheet, i) + foot_height(setting, i + 1);
                if (i > sheet->first && height + need > sheet->room)
                        break;
                if (i > sheet->first && !strip->glued)
                        legal = i;
                height += strip->height + (i > sheet->first ? strip->space : 0);
                if (strip->notes.count)
                        notes += notes_least(strip) + (notes ? 0 : NOTE_GAP);
        }
        bool may_end = i == setting->strips.count || !strip_at(setting, i)->glued;
        sheet->end = may_end || !legal ? i : legal;
        sheet->notes_height = 0;
        return true;
}

/* ---- placing ---- */

static void place_items(struct sheet *sheet, struct page *page, struct list *items, int y)
{
        const struct master *master = sheet->setting->master;
        items_move(items, 0, master->left.length, y);
        for (guint i = 0; i < items->count; i++)
                list_add(job_items(sheet->setting->job), &page->items, items->at[i]);
}

static void place_rule(struct sheet *sheet, struct page *page, int x, int y, int width, int height)
{
        struct list items = {0};
        item_rule(sheet->setting, &items, x, 0, width, height);
        place_items(sheet, page, &items, y);
}

/* Vertical rules beside a run of strips of one frame, from top to foot; a rule above when the run opens a table on
 * this page, and below when its last row goes on over the page. */
static void place_frame(struct sheet *sheet, struct page *page, const struct strip *last, int top, int foot, bool opens)
{
        const struct table_frame *frame = last->frame;
        int left = frame->edges[0], right = frame->edges[frame->edge_count - 1];
        for (guint i = 0; i < frame->edge_count; i++)
                place_rule(sheet, page, frame->edges[i] - TABLE_RULE / 2, top, TABLE_RULE, foot - top);
        if (opens)
                place_rule(sheet, page, left, top - TABLE_RULE / 2, right - left, TABLE_RULE);
        if (!last->closes_row)
                place_rule(sheet, page, left, foot - TABLE_RULE / 2, right - left, TABLE_RULE);
}

/* Where a run of strips of one frame stands. */
struct run {
        const struct strip *last;
        int top, foot;
        bool opens;
};

static void end_run(struct sheet *sheet, struct page *page, struct run *run)
{
        if (run->last && run->last->frame)
                place_frame(sheet, page, run->last, run->top, run->foot, run->opens);
        run->last = NULL;
}

static void place_strip(struct sheet *sheet, struct page *page, struct strip *strip, int y, struct run *run)
{
        const struct strip *before = run->last;
        if (!before || before->frame != strip->frame) {
                const struct table_frame *whole = before && before->frame ? before->frame->whole : NULL;
                bool same_table = strip->frame && whole == strip->frame->whole;
                end_run(sheet, page, run);
                run->top = y;
                run->opens = !same_table;
        }
        run->last = strip;
        run->foot = y + strip->height;
        place_items(sheet, page, &strip->items, y);
}

/* What stands at the foot of a part's first page. */
static void place_first_foot(struct sheet *sheet, struct page *page)
{
        int y = sheet->setting->master->top.length + sheet->room;
        for (guint i = 0; i < sheet->foot->count; i++) {
                struct strip *strip = list_at(sheet->foot, struct strip, i);
                place_items(sheet, page, &strip->items, y + strip->space);
                y += strip->space + strip->height;
        }
}

static void place_foot(struct sheet *sheet, struct page *page)
{
        if (sheet->foot)
                place_first_foot(sheet, page);
        if (!sheet->notes.count)
                return;
        int y = sheet->setting->master->top.length + sheet->room - sheet->notes_height;
        place_rule(sheet, page, 0, y + NOTE_GAP / 2, sheet->setting->measure / NOTE_RULE_SHARE, TABLE_RULE);
        y += NOTE_GAP;
        for (guint i = 0; i < sheet->notes.count; i++) {
                struct strip *line = list_at(&sheet->notes, struct strip, i);
                place_items(sheet, page, &line->items, y);
                y += line->height;
        }
}

/* Puts the strips of a sheet on its page, collecting their notes; gives back the y below. */
static int place_strips(struct sheet *sheet, struct page *page, struct list *waiting)
{
        struct setting *setting = sheet->setting;
        struct run run = {0};
        int top = setting->master->top.length, y = top;
        for (guint i = 0; i < sheet->top.count; i++) {
                struct strip *strip = list_at(&sheet->top, struct strip, i);
                y += i ? strip->space : 0;
                place_strip(sheet, page, strip, y, &run);
                y += strip->height;
        }
        for (guint i = sheet->first; i < sheet->end; i++) {
                struct strip *strip = list_at(&setting->strips, struct strip, i);
                if (i > sheet->first)
                        y += strip->space;
                place_strip(sheet, page, strip, y, &run);
                y += strip->height;
                if (strip->frame)
                        repeats_count(strip->frame->whole->repeats, strip);
                for (guint k = 0; k < strip->notes.count; k++)
                        list_add(sheet->kept, waiting, strip->notes.at[k]);
        }
        struct repeats *goes_on = repeats_at(setting, sheet->end);
        struct strip *foot = goes_on ? repeats_foot(goes_on) : NULL;
        if (foot) {
                place_strip(sheet, page, foot, y, &run);
                y += foot->height;
        }
        end_run(sheet, page, &run);
        return y - top;
}

static void place_first_items(struct setting *setting, struct page *page)
{
        const struct list *items = &setting->first_page->items;
        for (guint i = 0; i < items->count; i++)
                list_add(job_items(setting->job), &page->items, items->at[i]);
}

static struct page *add_page(struct paging *paging)
{
        const struct master *master = paging->at.master;
        struct page *page = arena_new(paging->kept, struct page);
        page->width = master->width.length;
        page->height = master->height.length;
        page->part = paging->at.part;
        page->master = master;
        page->label = arena_printf(paging->kept, "%u", ++paging->number);
        list_add(paging->kept, &paging->at.pages->at, page);
        return page;
}

static void say_overflow(struct setting *setting, const struct sheet *sheet)
{
        const struct strip *strip = strip_at(setting, sheet->first);
        char excess[16];
        length_mm(sheet->height - sheet->room, excess);
        struct place at = {0};
        for (guint i = 0; i < strip->items.count && !at.file; i++)
                at = list_at(&strip->items, struct item, i)->from;
        message_add(setting->job->messages, at, MESSAGE_PAGE_OVERFLOW, excess, NULL);
}

/* ---- pages ---- */

/* A page that nothing will change: its items go when it was taken, but for those of the document's first. */
static void finish_page(struct paging *paging, struct page *page)
{
        guint sheet = paging->at.pages->at.count - 1;
        margins_add(&paging->at, page, sheet, paging->number == 1);
        if (!paging->taker)
                return;
        paging->taker->take(paging->taker, page);
        if (sheet > 0)
                page->items = (struct list){0};
        else
                paging->first_end = paging->next;
}

static void place_page(struct paging *paging, struct sheet *sheet)
{
        struct page *page = add_page(paging);
        if (paging->number == 1)
                place_first_items(&paging->at, page);
        sheet->height = place_strips(sheet, page, &paging->waiting);
        if (sheet->height > sheet->room)
                say_overflow(&paging->at, sheet);
        place_notes(sheet, &paging->waiting);
        place_foot(sheet, page);
        paging->next = sheet->end;
        finish_page(paging, page);
}

static bool is_beyond_limit(struct paging *paging)
{
        const struct job *job = &paging->job;
        if (paging->at.pages->at.count < job->limits.pages)
                return false;
        g_autofree char *limit = g_strdup_printf("%u", job->limits.pages);
        if (!paging->stopped)
                message_add(job->messages, (struct place){0}, MESSAGE_PAGES_LIMIT, limit, NULL);
        paging->stopped = true;
        return true;
}

/* The next page; false when there is none, or when that is not sure before all strips are there. */
static bool add_next_page(struct paging *paging, bool all)
{
        struct setting *setting = &paging->at;
        bool strips = paging->next < setting->strips.count;
        if ((!strips && !paging->waiting.count) || is_beyond_limit(paging))
                return false;
        if (strips) {
                setting_turn(setting, strip_at(setting, paging->next)->master);
                setting_turn(paging->part, setting->master);
        }
        struct sheet sheet = {.setting = setting,
                              .kept = paging->kept,
                              .first = paging->next,
                              .end = paging->next,
                              .room = setting->page_height};
        if (!paging->number && setting->first_page->foot.count) {
                sheet.foot = &setting->first_page->foot;
                sheet.room -= strips_height(sheet.foot);
        }
        struct repeats *goes_on = repeats_at(setting, paging->next);
        if (goes_on)
                repeats_add_top(goes_on, strip_at(setting, paging->next)->group, &sheet.top);
        if (strips && !fill(&sheet, &paging->waiting, all))
                return false;
        place_page(paging, &sheet);
        return true;
}

/* As the part's setting is now; what is made for a page alone goes with its items. */
static void look_again(struct paging *paging, const struct setting *setting)
{
        paging->at = *setting;
        paging->job = *setting->job;
        paging->job.scratch = paging->job.items;
        paging->at.job = &paging->job;
}

/* ---- batches ---- */

/* Drops batches whose strips all stand before this one. */
static void drop_batches(struct paging *paging, guint before)
{
        guint done = 0;
        for (; done < paging->batches->len; done++) {
                const struct batch *batch = &g_array_index(paging->batches, struct batch, done);
                if (batch->end > before)
                        break;
                if (batch->begin < paging->first_end)
                        arena_drop(paging->kept, batch->arena, (GDestroyNotify)arena_close);
                else
                        arena_close(batch->arena);
        }
        if (done)
                g_array_remove_range(paging->batches, 0, done);
}

static void open_batch(struct paging *paging, struct setting *setting)
{
        struct batch fresh = {.arena = arena_open(), .begin = setting->strips.count, .end = G_MAXUINT};
        if (paging->batches->len)
                g_array_index(paging->batches, struct batch, paging->batches->len - 1).end = setting->strips.count;
        g_array_append_val(paging->batches, fresh);
        paging->rows = *setting->job;
        paging->rows.items = fresh.arena;
        setting->job = &paging->rows;
}

/* ---- a part ---- */

void flow_open(struct setting *setting)
{
        struct paging *paging = setting->paging = arena_new(setting->job->arena, struct paging);
        paging->part = setting;
        paging->kept = setting->job->arena;
        paging->taker = setting->taker;
        paging->batches = g_array_new(FALSE, FALSE, sizeof(struct batch));
}

void flow_ahead(struct setting *setting)
{
        struct paging *paging = setting->paging;
        if (!paging || !paging->taker || setting->first_page->awaited || setting->strips.count - paging->looked < AHEAD)
                return;
        const struct master *own = setting->master;
        paging->looked = setting->strips.count;
        look_again(paging, setting);
        while (add_next_page(paging, false))
                ;
        setting_turn(setting, own);
        /* The strip before the next says whether its table goes on; a note that waits is in its strip's batch. */
        if (!paging->waiting.count && paging->next)
                drop_batches(paging, paging->next - 1);
        open_batch(paging, setting);
}

void flow_close(struct setting *setting)
{
        struct paging *paging = setting->paging;
        look_again(paging, setting);
        while (add_next_page(paging, true))
                ;
        drop_batches(paging, G_MAXUINT);
        g_array_free(paging->batches, TRUE);
        setting->paging = NULL;
}
