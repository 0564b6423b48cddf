import Testing

/// Everything that judges with the real engine, one test at a time: a test that measures must have the machine to itself.
@Suite(.serialized) enum RealEngine {}
