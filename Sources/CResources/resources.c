// The files of `Resources/`, embedded so that the binary runs from anywhere.
// A new area of texts needs its two lines below and its row in the table; `DeskTextTests` names a forgotten file.
#include "CResources.h"

#define TEXT_OF(token) #token
#define TEXT(tokens) TEXT_OF(tokens)
#define JOIN_OF(a, b, c) a##_##b##_##c
#define JOIN(a, b, c) JOIN_OF(a, b, c)
#define AREA_BYTES(language) JOIN(texts, language, AREA)
#define AREA_FILE(language) TEXT(../../Resources/texts/language/AREA.txt)

#define AREA backup
#include "area.inc"
#define AREA cli
#include "area.inc"
#define AREA demo
#include "area.inc"
#define AREA doctor
#include "area.inc"
#define AREA errors
#include "area.inc"
#define AREA fault
#include "area.inc"
#define AREA meetings
#include "area.inc"
#define AREA events
#include "area.inc"
#define AREA field
#include "area.inc"
#define AREA forms
#include "area.inc"
#define AREA frame
#include "area.inc"
#define AREA keys
#include "area.inc"
#define AREA leads
#include "area.inc"
#define AREA log
#include "area.inc"
#define AREA login
#include "area.inc"
#define AREA panes
#include "area.inc"
#define AREA papers
#include "area.inc"
#define AREA publicity
#include "area.inc"
#define AREA refusal
#include "area.inc"
#define AREA inspection
#include "area.inc"
#define AREA reporters
#include "area.inc"
#define AREA restricted
#include "area.inc"
#define AREA reward
#include "area.inc"
#define AREA rulings
#include "area.inc"
#define AREA supervision
#include "area.inc"
#define AREA tips
#include "area.inc"
#define AREA weekly
#include "area.inc"

static const unsigned char glossary[] = {
#embed "../../Resources/glossary.md"
};
static const unsigned char holidays[] = {
#embed "../../Resources/holidays.txt"
};
static const unsigned char ledger_headings[] = {
#embed "../../Resources/ledger-headings.txt"
};
static const unsigned char ledger_words[] = {
#embed "../../Resources/ledger-words.txt"
};
static const unsigned char manual_en[] = {
#embed "../../Resources/manual/en.md"
};
static const unsigned char manual_zh_Hans[] = {
#embed "../../Resources/manual/zh-Hans.md"
};
static const unsigned char manual_tasks_en[] = {
#embed "../../Resources/manual/tasks/en.md"
};
static const unsigned char manual_tasks_zh_Hans[] = {
#embed "../../Resources/manual/tasks/zh-Hans.md"
};
static const unsigned char name_readings[] = {
#embed "../../Resources/name-readings.txt"
};
static const unsigned char pinyin_initials[] = {
#embed "../../Resources/pinyin-initials.txt"
};

#define AREA_ROWS(area)                                                                \
  {"texts/zh-Hans/" #area ".txt", texts_zh_Hans_##area, sizeof texts_zh_Hans_##area},  \
  {"texts/en/" #area ".txt", texts_en_##area, sizeof texts_en_##area}

static const struct casedesk_resource resources[] = {
  AREA_ROWS(backup),
  AREA_ROWS(cli),
  AREA_ROWS(demo),
  AREA_ROWS(doctor),
  AREA_ROWS(errors),
  AREA_ROWS(fault),
  AREA_ROWS(meetings),
  AREA_ROWS(events),
  AREA_ROWS(field),
  AREA_ROWS(forms),
  AREA_ROWS(frame),
  AREA_ROWS(keys),
  AREA_ROWS(leads),
  AREA_ROWS(log),
  AREA_ROWS(login),
  AREA_ROWS(panes),
  AREA_ROWS(papers),
  AREA_ROWS(publicity),
  AREA_ROWS(refusal),
  AREA_ROWS(inspection),
  AREA_ROWS(reporters),
  AREA_ROWS(restricted),
  AREA_ROWS(reward),
  AREA_ROWS(rulings),
  AREA_ROWS(supervision),
  AREA_ROWS(tips),
  AREA_ROWS(weekly),
  {"glossary.md", glossary, sizeof glossary},
  {"holidays.txt", holidays, sizeof holidays},
  {"ledger-headings.txt", ledger_headings, sizeof ledger_headings},
  {"ledger-words.txt", ledger_words, sizeof ledger_words},
  {"manual/en.md", manual_en, sizeof manual_en},
  {"manual/zh-Hans.md", manual_zh_Hans, sizeof manual_zh_Hans},
  {"manual/tasks/en.md", manual_tasks_en, sizeof manual_tasks_en},
  {"manual/tasks/zh-Hans.md", manual_tasks_zh_Hans, sizeof manual_tasks_zh_Hans},
  {"name-readings.txt", name_readings, sizeof name_readings},
  {"pinyin-initials.txt", pinyin_initials, sizeof pinyin_initials},
};

size_t casedesk_resource_count(void) { return sizeof resources / sizeof resources[0]; }

struct casedesk_resource casedesk_resource_at(size_t index) { return resources[index]; }
