// SPDX-License-Identifier: MulanPSL-2.0
// Apportionment and noise: counts exact, numbers the same for ever.
#include "province/noise.hpp"
#include "province/units.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace eco::province {

TEST(Apportion, gives_every_county_one_and_the_rest_by_weight) {
    EXPECT_EQ(apportion({1.0, 1.0, 8.0}, 10), (std::vector<int>{1, 1, 8}));
    EXPECT_EQ(apportion({0.001, 5.0, 5.0}, 5), (std::vector<int>{1, 2, 2}));
}

TEST(Apportion, gives_out_exactly_the_seats) {
    std::vector<double> weights(88);
    std::iota(weights.begin(), weights.end(), 3.0);
    for (const int seats : k_unit_counts) {
        const std::vector<int> given = apportion(weights, seats);
        EXPECT_EQ(std::accumulate(given.begin(), given.end(), 0), seats);
    }
}

TEST(Noise, stays_between_zero_and_one_and_depends_on_the_seed) {
    for (int i = 0; i < 1000; ++i) {
        const double x = i * 0.37;
        EXPECT_GE(ridged(52, x, -x, 5), 0.0);
        EXPECT_LE(ridged(52, x, -x, 5), 1.0);
        EXPECT_GE(fractal(52, -x, x, 5), 0.0);
        EXPECT_LE(fractal(52, -x, x, 5), 1.0);
    }
    EXPECT_NE(hash(52, 1, 2), hash(53, 1, 2));
    EXPECT_NE(hash(52, 1, 2), hash(52, 2, 1));
}

} // namespace eco::province
