#include "ShippedData.h"

#include <string.h>

// C23's #embed: the toolchain's clang has it in every mode and warns outside C23.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char abkhazia_rail_bytes[] = {
#embed "../../Data/scenarios/abkhazia-rail.yaml"
};

static const unsigned char anaklia_bytes[] = {
#embed "../../Data/scenarios/anaklia.yaml"
};

static const unsigned char bosphorus_closed_bytes[] = {
#embed "../../Data/scenarios/bosphorus-closed.yaml"
};

static const unsigned char caspian_ferries_doubled_bytes[] = {
#embed "../../Data/scenarios/caspian-ferries-doubled.yaml"
};

static const unsigned char cku_1435_bytes[] = {
#embed "../../Data/scenarios/cku-1435.yaml"
};

static const unsigned char cku_523_bytes[] = {
#embed "../../Data/scenarios/cku-523.yaml"
};

static const unsigned char cku_532_bytes[] = {
#embed "../../Data/scenarios/cku-532.yaml"
};

static const unsigned char cku_northern_alignment_bytes[] = {
#embed "../../Data/scenarios/cku-northern-alignment.yaml"
};

static const unsigned char cku_without_russia_bytes[] = {
#embed "../../Data/scenarios/cku-without-russia.yaml"
};

static const unsigned char example_bytes[] = {
#embed "../../Data/scenarios/example.yaml"
};

static const unsigned char gyumri_kars_bytes[] = {
#embed "../../Data/scenarios/gyumri-kars.yaml"
};

static const unsigned char hormuz_closed_bytes[] = {
#embed "../../Data/scenarios/hormuz-closed.yaml"
};

static const unsigned char kz_borders_fast_bytes[] = {
#embed "../../Data/scenarios/kz-borders-fast.yaml"
};

static const unsigned char kz_borders_slow_bytes[] = {
#embed "../../Data/scenarios/kz-borders-slow.yaml"
};

static const unsigned char rasht_astara_bytes[] = {
#embed "../../Data/scenarios/rasht-astara.yaml"
};

static const unsigned char suez_closed_bytes[] = {
#embed "../../Data/scenarios/suez-closed.yaml"
};

static const unsigned char third_rail_bandar_abbas_bytes[] = {
#embed "../../Data/scenarios/third-rail-bandar-abbas.yaml"
};

static const unsigned char trans_afghan_bytes[] = {
#embed "../../Data/scenarios/trans-afghan.yaml"
};

static const unsigned char without_russia_and_iran_bytes[] = {
#embed "../../Data/scenarios/without-russia-and-iran.yaml"
};

static const unsigned char zangezur_tripp_bytes[] = {
#embed "../../Data/scenarios/zangezur-tripp.yaml"
};

// In the order of the alphabet.
static const struct {
  const char *name;
  struct corridor_shipped_table text;
} scenarios[] = {
  {"abkhazia-rail", {abkhazia_rail_bytes, sizeof abkhazia_rail_bytes}},
  {"anaklia", {anaklia_bytes, sizeof anaklia_bytes}},
  {"bosphorus-closed", {bosphorus_closed_bytes, sizeof bosphorus_closed_bytes}},
  {"caspian-ferries-doubled", {caspian_ferries_doubled_bytes, sizeof caspian_ferries_doubled_bytes}},
  {"cku-1435", {cku_1435_bytes, sizeof cku_1435_bytes}},
  {"cku-523", {cku_523_bytes, sizeof cku_523_bytes}},
  {"cku-532", {cku_532_bytes, sizeof cku_532_bytes}},
  {"cku-northern-alignment", {cku_northern_alignment_bytes, sizeof cku_northern_alignment_bytes}},
  {"cku-without-russia", {cku_without_russia_bytes, sizeof cku_without_russia_bytes}},
  {"example", {example_bytes, sizeof example_bytes}},
  {"gyumri-kars", {gyumri_kars_bytes, sizeof gyumri_kars_bytes}},
  {"hormuz-closed", {hormuz_closed_bytes, sizeof hormuz_closed_bytes}},
  {"kz-borders-fast", {kz_borders_fast_bytes, sizeof kz_borders_fast_bytes}},
  {"kz-borders-slow", {kz_borders_slow_bytes, sizeof kz_borders_slow_bytes}},
  {"rasht-astara", {rasht_astara_bytes, sizeof rasht_astara_bytes}},
  {"suez-closed", {suez_closed_bytes, sizeof suez_closed_bytes}},
  {"third-rail-bandar-abbas", {third_rail_bandar_abbas_bytes, sizeof third_rail_bandar_abbas_bytes}},
  {"trans-afghan", {trans_afghan_bytes, sizeof trans_afghan_bytes}},
  {"without-russia-and-iran", {without_russia_and_iran_bytes, sizeof without_russia_and_iran_bytes}},
  {"zangezur-tripp", {zangezur_tripp_bytes, sizeof zangezur_tripp_bytes}},
};

size_t corridor_shipped_scenario_count(void) {
  return sizeof scenarios / sizeof *scenarios;
}

const char *corridor_shipped_scenario_name(size_t index) {
  return index < corridor_shipped_scenario_count() ? scenarios[index].name : NULL;
}

struct corridor_shipped_table corridor_shipped_scenario(const char *name) {
  for (size_t i = 0; i < corridor_shipped_scenario_count(); i++)
    if (strcmp(scenarios[i].name, name) == 0) return scenarios[i].text;
  return (struct corridor_shipped_table){NULL, 0};
}
