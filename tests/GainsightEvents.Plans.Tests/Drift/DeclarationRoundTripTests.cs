using FsCheck;
using FsCheck.Fluent;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Tests;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Plans.Tests.Drift;

/// <summary>What is declared makes a plan, the plan makes a declaration, and that makes the same plan.</summary>
public sealed class DeclarationRoundTripTests
{
    // GAINSIGHT_LONG=1: 10,000 sources.
    private static readonly Config Config = Config.QuickThrowOnFailure
        .WithMaxTest(RunLength.IsLong ? 10_000 : 1_000);

    [Fact]
    public void Declaration_to_plan_to_declaration_to_plan_is_the_identity() =>
        Prop.ForAll(RandomDeclarations.All, static source =>
        {
            var plan = CompiledPlan.OfSymbols(CompiledPlan.Compile(source));
            var declared = string.Join("\n", CompiledPlan.Declare(plan));
            var compilation = CompiledPlan.Compile(declared);

            Assert.Equal(plan, CompiledPlan.OfSymbols(compilation));
            Assert.Equal(plan, PlanFile.Parse(plan).Write());
        }).Check(Config);

    [Fact]
    public void What_is_declared_of_a_plan_compiles_without_a_warning() =>
        Prop.ForAll(RandomDeclarations.All, static source =>
        {
            var original = CompiledPlan.Compile(source);
            Assert.Empty(Complaints(original));
            Assert.Empty(Complaints(CompiledPlan.Compile(CompiledPlan.Declare(CompiledPlan.OfSymbols(original)))));
        }).Check(Config.WithMaxTest(Config.MaxTest / 20));

    private static IEnumerable<string> Complaints(Compilation compilation) => compilation.GetDiagnostics(TestContext.Current.CancellationToken)
        .Where(static each => each.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning)
        .Select(static each => each.ToString());
}
