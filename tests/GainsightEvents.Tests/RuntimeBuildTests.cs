using System.Reflection;
using System.Runtime.Versioning;

namespace GainsightEvents.Tests;

public sealed class RuntimeBuildTests
{
    /// <summary>The build of the runtime that these tests are named for.</summary>
    public static string? RuntimeBuild { get; } =
        typeof(RuntimeBuildTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RuntimeBuild").Value;

    [Fact]
    public void The_tests_run_against_the_build_they_are_named_for()
    {
        var actual = typeof(IEventPublisher).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;

        Assert.Equal(
            RuntimeBuild switch
            {
                "netstandard2.0" => ".NETStandard,Version=v2.0",
                "net8.0" => ".NETCoreApp,Version=v8.0",
                _ => ".NETCoreApp,Version=v10.0",
            },
            actual);
    }

    [Fact]
    public void The_tests_run_on_the_framework_of_that_build() =>
        Assert.Equal(RuntimeBuild == "net8.0" ? 8 : 10, Environment.Version.Major);
}
