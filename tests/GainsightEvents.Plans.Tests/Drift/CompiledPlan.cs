extern alias compiler;

using System.Collections.Immutable;
using System.Reflection;
using compiler::GainsightEvents.CodeFixes;
using compiler::GainsightEvents.Generators;
using compiler::GainsightEvents.Generators.Parsing.Plans;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using CatalogPlanFile = GainsightEvents.Plans.PlanFiles.PlanFile;
using SourcePlanFile = compiler::GainsightEvents.Plans.PlanFiles.PlanFile;

namespace GainsightEvents.Plans.Tests.Drift;

/// <summary>Declarations as the compiler sees them.</summary>
internal static class CompiledPlan
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel.DataAnnotations;
        global using System.Text.Json.Serialization;
        global using GainsightEvents;
        [assembly: PxProduct(FromConfiguration = true)]
        """;

    // The samples are written in C# 14.
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    private static readonly SyntaxTree Common = CSharpSyntaxTree.ParseText(Usings, Options, "Usings.cs");

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Where(IsManaged).Select(static file => MetadataReference.CreateFromFile(file)),
        MetadataReference.CreateFromFile(typeof(EventCatalog).Assembly.Location),
    ];

    public static string RepositoryRoot { get; } =
        typeof(CompiledPlan).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(static each => each.Key == "RepositoryRoot").Value!;

    public static CSharpCompilation Compile(params IEnumerable<string> sources) => CSharpCompilation.Create(
        "Acme" + Guid.NewGuid().ToString("N"),
        [Common, .. sources.Select(static (source, index) => CSharpSyntaxTree.ParseText(source, Options, $"Source{index}.cs"))],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The text of the plan that declarations amount to, by their symbols.</summary>
    public static string OfSymbols(Compilation compilation) => SourcePlan.Read(compilation, TestContext.Current.CancellationToken).Plan.Write();

    /// <summary>The same by the catalog that the generator writes for them.</summary>
    public static string OfCatalog(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver.Create([new EventGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, TestContext.Current.CancellationToken);
        using var image = new MemoryStream();
        var result = generated.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(static each => each.Severity == DiagnosticSeverity.Error)));
        return CatalogPlanFile.Of(EventCatalogs.Of(Assembly.Load(image.ToArray()))).Write();
    }

    /// <summary>Declarations of a plan's events, each a record of its own.</summary>
    public static IEnumerable<string> Declare(string plan) =>
        SourcePlanFile.Parse(plan).Events.Select(static (planned, index) => new PlanRecordText(planned, $"E{index}", isRequiredAccepted: true).Write());

    private static bool IsManaged(string path)
    {
        try
        {
            AssemblyName.GetAssemblyName(path);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
