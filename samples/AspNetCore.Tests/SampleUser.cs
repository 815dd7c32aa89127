using AspNetCore.Accounts;
using GainsightEvents.Testing;

namespace AspNetCore.Tests;

/// <summary>A signed-in user, as known to the browser, the database and Gainsight.</summary>
public sealed record SampleUser(Browser Browser, User Row, EmulatorUser AtGainsight);
