using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GainsightEvents.Generators.Tests.Analyzers;

/// <summary>An event <c>Opened</c> of one member <c>M</c>, and a method that makes one.</summary>
internal static class ConstantPlaces
{
    public static AnalysisTest In<TAnalyzer>(string member, string uses) where TAnalyzer : DiagnosticAnalyzer, new() => AnalysisTest.Of<TAnalyzer>()
        .In("global using System.ComponentModel.DataAnnotations;\nglobal using System.Threading.Tasks;\n", "MoreUsings.cs")
        .In($$"""
            [GainsightEvent("Opened")]
            public partial record Opened
            {
                [IdentifyId] public string UserId { get; init; } = "u";
                {{member}}
            }

            public enum Plan { Free, Paid, Trial = 7 }

            public static class Use
            {
                {{uses}}
            }
            """);

    /// <summary>With the value as the member's.</summary>
    public static AnalysisTest Setting<TAnalyzer>(string member, string value) where TAnalyzer : DiagnosticAnalyzer, new() =>
        In<TAnalyzer>(member, $"public static Opened Make() => new() {{ M = {value} }};");
}
