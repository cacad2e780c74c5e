/* SPDX-License-Identifier: MIT */
#ifndef COMMANDS_VERSION_H
#define COMMANDS_VERSION_H

#define KEHOACH_VERSION "0.1.0"

#endif
