# The house's build rules: one function a room, one a test. Rooms in the order of design §2.
set(ECO_ROOMS base geo refdata rules zoning project regulation admission siting store formats office report identity service http)

add_library(eco_flags INTERFACE)
target_compile_options(eco_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    -Werror
    # g++ 12 sees uninitialised strings inside std::variant that are none (GCC bug 105562).
    -Wno-maybe-uninitialized
    # The same verdict on every machine: no fused multiply-add where the compiler may choose.
    -ffp-contract=off)
target_include_directories(eco_flags INTERFACE ${PROJECT_SOURCE_DIR}/src ${PROJECT_BINARY_DIR}/generated)

# eco_add_room(<room> SOURCES a.cpp … DEPS eco_base … [FOREIGN pkg …])
# FOREIGN libraries stay private: no foreign type stands in a public header.
function(eco_add_room room)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPS;FOREIGN" ${ARGN})
    add_library(eco_${room} STATIC ${ARG_SOURCES})
    target_link_libraries(eco_${room} PUBLIC eco_flags fmt::fmt tl::expected ${ARG_DEPS} PRIVATE ${ARG_FOREIGN})
endfunction()

# What `./dev test` builds: the checks under the sanitizers, the programs (with what drives them) as everyday work has them.
add_custom_target(checks)
add_custom_target(programs)

# eco_add_test(<name> SOURCES … DEPS … LABELS unit|property|golden|…)
function(eco_add_test name)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPS;LABELS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_DEPS} GTest::gtest GTest::gmock GTest::gtest_main)
    target_compile_definitions(${name} PRIVATE ECO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}")
    add_dependencies(checks ${name})
endfunction()
