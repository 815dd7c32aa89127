using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class LanguageTooOldTests
{
    [Fact]
    public Task An_older_language_is_reported_once_at_the_first_event() => Rule()
        .WithLanguage(LanguageVersion.CSharp10)
        .In("namespace Acme.Late { [GainsightEvent(\"Late\")] public partial class Late { } }", "Late.cs")
        .In("public static partial class Outer { [[|NxtEvent|](\"first\")] public partial class First { } } [GainsightEvent(\"Second\")] public partial class Second { }", "First.cs")
        .Reports("The code that is generated for events takes C# 11, and this project is compiled as C# 10.0; set LangVersion in the project file to 11 or later");

    [Fact]
    public Task The_default_of_NET_Framework_is_too_old() => Rule()
        .WithLanguage(LanguageVersion.CSharp7_3)
        .WithNullable(NullableContextOptions.Disable)
        .WithoutGlobalUsings()
        .In("[[|GainsightEvents.GainsightEvent|](\"First\")] public partial class First { }")
        .ReportsAnything();

    [Theory]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public Task The_floor_and_above_show_nothing(LanguageVersion language) => Rule()
        .WithLanguage(language)
        .In("[GainsightEvent(\"First\")] public partial class First { }")
        .ReportsNothing();

    [Fact]
    public Task A_project_without_events_shows_nothing() => Rule()
        .WithLanguage(LanguageVersion.CSharp10)
        .In("public class First { }")
        .ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<LanguageTooOldAnalyzer>();
}
