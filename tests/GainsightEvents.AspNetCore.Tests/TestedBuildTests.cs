using System.Reflection;
using System.Runtime.Versioning;

namespace GainsightEvents.AspNetCore.Tests;

public sealed class TestedBuildTests
{
    [Fact]
    public void The_tests_run_on_the_framework_of_the_build_that_they_test() => Assert.Equal(
        $".NETCoreApp,Version=v{Environment.Version.Major}.0",
        typeof(GainsightIdentityOptions).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
}
