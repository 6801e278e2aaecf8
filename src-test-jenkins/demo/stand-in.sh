# Sourced by "run": the stand-in for Jenkins, where there is none.
stand_in_build() { die "the stand-in for Jenkins is not built yet: set LIZARD_JENKINS"; }
