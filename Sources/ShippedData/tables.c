#include "ShippedData.h"

#include <string.h>

// C23's #embed: the toolchain's clang has it in every mode and warns outside C23.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char basin_bytes[] = {
#embed "../../Data/basin.csv"
};

static const unsigned char claim_bytes[] = {
#embed "../../Data/claim.csv"
};

static const unsigned char config_bytes[] = {
#embed "../../Data/config.csv"
};

static const unsigned char constraint_bytes[] = {
#embed "../../Data/constraint.csv"
};

static const unsigned char correction_bytes[] = {
#embed "../../Data/correction.csv"
};

static const unsigned char corridor_bytes[] = {
#embed "../../Data/corridor.csv"
};

static const unsigned char country_group_bytes[] = {
#embed "../../Data/country_group.csv"
};

static const unsigned char crossing_bytes[] = {
#embed "../../Data/crossing.csv"
};

static const unsigned char crossing_default_bytes[] = {
#embed "../../Data/crossing_default.csv"
};

static const unsigned char emission_bytes[] = {
#embed "../../Data/emission.csv"
};

static const unsigned char facility_bytes[] = {
#embed "../../Data/facility.csv"
};

static const unsigned char facility_default_bytes[] = {
#embed "../../Data/facility_default.csv"
};

static const unsigned char geometry_bytes[] = {
#embed "../../Data/geometry.csv"
};

static const unsigned char link_bytes[] = {
#embed "../../Data/link.csv"
};

static const unsigned char no_facility_bytes[] = {
#embed "../../Data/no_facility.csv"
};

static const unsigned char node_bytes[] = {
#embed "../../Data/node.csv"
};

static const unsigned char parameter_bytes[] = {
#embed "../../Data/parameter.csv"
};

static const unsigned char passage_bytes[] = {
#embed "../../Data/passage.csv"
};

static const unsigned char place_bytes[] = {
#embed "../../Data/place.csv"
};

static const unsigned char seed_claim_bytes[] = {
#embed "../../seeds/claims.csv"
};

static const unsigned char seed_pair_bytes[] = {
#embed "../../seeds/pairs.csv"
};

static const unsigned char service_bytes[] = {
#embed "../../Data/service.csv"
};

static const unsigned char source_bytes[] = {
#embed "../../Data/source.csv"
};

static const unsigned char speed_bytes[] = {
#embed "../../Data/speed.csv"
};

static const unsigned char tariff_bytes[] = {
#embed "../../Data/tariff.csv"
};

static const unsigned char terminal_bytes[] = {
#embed "../../Data/terminal.csv"
};

static const struct {
  const char *name;
  struct corridor_shipped_table table;
} tables[] = {
  {"basin", {basin_bytes, sizeof basin_bytes}},
  {"claim", {claim_bytes, sizeof claim_bytes}},
  {"config", {config_bytes, sizeof config_bytes}},
  {"constraint", {constraint_bytes, sizeof constraint_bytes}},
  {"correction", {correction_bytes, sizeof correction_bytes}},
  {"corridor", {corridor_bytes, sizeof corridor_bytes}},
  {"country_group", {country_group_bytes, sizeof country_group_bytes}},
  {"crossing", {crossing_bytes, sizeof crossing_bytes}},
  {"crossing_default", {crossing_default_bytes, sizeof crossing_default_bytes}},
  {"emission", {emission_bytes, sizeof emission_bytes}},
  {"facility", {facility_bytes, sizeof facility_bytes}},
  {"facility_default", {facility_default_bytes, sizeof facility_default_bytes}},
  {"geometry", {geometry_bytes, sizeof geometry_bytes}},
  {"link", {link_bytes, sizeof link_bytes}},
  {"no_facility", {no_facility_bytes, sizeof no_facility_bytes}},
  {"node", {node_bytes, sizeof node_bytes}},
  {"parameter", {parameter_bytes, sizeof parameter_bytes}},
  {"passage", {passage_bytes, sizeof passage_bytes}},
  {"place", {place_bytes, sizeof place_bytes}},
  {"seed_claim", {seed_claim_bytes, sizeof seed_claim_bytes}},
  {"seed_pair", {seed_pair_bytes, sizeof seed_pair_bytes}},
  {"service", {service_bytes, sizeof service_bytes}},
  {"source", {source_bytes, sizeof source_bytes}},
  {"speed", {speed_bytes, sizeof speed_bytes}},
  {"tariff", {tariff_bytes, sizeof tariff_bytes}},
  {"terminal", {terminal_bytes, sizeof terminal_bytes}},
};

struct corridor_shipped_table corridor_shipped_table(const char *name) {
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
    if (strcmp(tables[i].name, name) == 0) return tables[i].table;
  return (struct corridor_shipped_table){NULL, 0};
}
