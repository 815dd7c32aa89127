using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>
/// Runs rules over sources and compares what they report, and what their fixes make of it, with what the test expects: ids, places and messages exactly.
/// </summary>
/// <remarks>Each test begins with global usings of System, System.Text.Json.Serialization and GainsightEvents.</remarks>
internal sealed class AnalysisTest
{
    private const string GlobalUsings = "Usings.cs";

    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private readonly AnalysisRun _run;
    private readonly List<AnalysisMarkup> _markups = [];
    private AnalysisMarkup? _plan;
    private AnalysisSetup _setup = new()
    {
        Sources = [(GlobalUsings, "global using System;\nglobal using System.Text.Json.Serialization;\nglobal using GainsightEvents;\n")],
    };

    private AnalysisTest(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        _analyzers = analyzers;
        _run = new AnalysisRun(analyzers);
        _markups.Add(AnalysisMarkup.Parse(_setup.Sources[0].Text));
    }

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static AnalysisTest Of<TAnalyzer>() where TAnalyzer : DiagnosticAnalyzer, new() => new([new TAnalyzer()]);

    public static AnalysisTest OfAllRules() => new([.. AnalysisRuleCatalog.Rules.Select(static rule => rule.Analyzer)]);

    /// <summary>Adds a source file; the first one is <c>Event.cs</c>.</summary>
    public AnalysisTest In(string markup, string file = "Event.cs")
    {
        var parsed = AnalysisMarkup.Parse(markup);
        _markups.Add(parsed);
        return Set(_setup with { Sources = _setup.Sources.Add((file, parsed.Text)) });
    }

    public AnalysisTest WithoutGlobalUsings()
    {
        _markups.RemoveAt(0);
        return Set(_setup with { Sources = _setup.Sources.RemoveAt(0) });
    }

    /// <summary>Puts a plan file beside the project.</summary>
    public AnalysisTest WithPlan(string markup)
    {
        _plan = AnalysisMarkup.Parse(markup);
        return Set(_setup with { Plan = _plan.Text });
    }

    public AnalysisTest WithEditorConfig(string text) => Set(_setup with { Configurations = _setup.Configurations.Add((".editorconfig", text)) });

    public AnalysisTest WithMSBuildProperty(string name, string value) =>
        Set(_setup with { Configurations = _setup.Configurations.Add((".globalconfig", $"is_global = true\nbuild_property.{name} = {value}\n")) });

    /// <summary>Sets a rule's severity for the whole project; <c>.editorconfig</c> wins over it.</summary>
    public AnalysisTest WithSeverity(string id, string severity) =>
        Set(_setup with { Configurations = _setup.Configurations.Add(($"{id}.globalconfig", $"is_global = true\ndotnet_diagnostic.{id}.severity = {severity}\n")) });

    public AnalysisTest WithLanguage(LanguageVersion language) => Set(_setup with { Language = language });

    public AnalysisTest WithNullable(NullableContextOptions nullable) => Set(_setup with { Nullable = nullable });

    /// <summary>Runs the generator, so that what it adds can be called.</summary>
    public AnalysisTest WithGenerator() => Set(_setup with { Generates = true });

    /// <summary>Runs another generator beside ours, which writes one file.</summary>
    public AnalysisTest WithOtherGenerator(string text) => Set(_setup with { Generates = true, OtherGenerated = text });

    public AnalysisTest WithReferences(ImmutableArray<MetadataReference> references) => Set(_setup with { References = references });

    /// <summary>Lets the sources have these errors of the compiler.</summary>
    public AnalysisTest AllowingCompilerErrors(params string[] ids) => Set(_setup with { CompilerErrors = [.. ids] });

    public Task ReportsNothing() => Reports();

    /// <summary>Exactly the marked places are reported, with these messages, in the order of files and places.</summary>
    public async Task<ImmutableArray<Diagnostic>> Reports(params string[] messages)
    {
        var diagnostics = await ReportsAnything();
        Assert.Equal(messages, diagnostics.Select(static diagnostic => diagnostic.GetMessage(null)));
        return diagnostics;
    }

    /// <summary>Exactly the marked places are reported, whatever the messages.</summary>
    public async Task<ImmutableArray<Diagnostic>> ReportsAnything()
    {
        var diagnostics = await Diagnostics();
        Assert.Equal(ExpectedPlaces(), diagnostics.Select(Place));
        return diagnostics;
    }

    /// <summary>What is reported, for a test that looks at it by itself.</summary>
    public async Task<ImmutableArray<Diagnostic>> Diagnostics()
    {
        var project = _setup.Open();
        await _setup.AssertCompilesAsync(project);
        return await _run.DiagnosticsAsync(project, CancellationToken);
    }

    /// <summary>The fixes offered for the first diagnostic, by title, in the editor's order.</summary>
    public async Task Offers(params string[] titles)
    {
        var project = _setup.Open();
        await _setup.AssertCompilesAsync(project);
        var first = (await _run.DiagnosticsAsync(project, CancellationToken))[0];
        var offered = AnalysisRuleCatalog.FindFix(first.Id) is { } provider
            ? await AnalysisFixes.OfferedAsync(provider, AnalysisFixes.DocumentOf(project, first), first)
            : [];

        Assert.Equal(titles, offered.Select(static action => action.Title));
    }

    /// <summary>
    /// The fix makes <c>Event.cs</c>, and other files as given, equal to what is expected: applied one by one, and all at once in document, project and
    /// solution. The result compiles, and the rule has nothing left to say.
    /// </summary>
    public async Task BecomesBy(string equivalenceKey, string expected, params (string File, string Text)[] others)
    {
        var project = _setup.Open();
        await _setup.AssertCompilesAsync(project);
        var provider = AnalysisRuleCatalog.FindFix(_analyzers.Single().SupportedDiagnostics.Single().Id);
        Assert.NotNull(provider);
        Assert.NotEmpty(await _run.DiagnosticsAsync(project, CancellationToken));

        var fixes = new AnalysisFixes(_run, provider, equivalenceKey);
        await AssertFixedAsync(await fixes.OneByOneAsync(project), expected, others);
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            await AssertFixedAsync(await fixes.AllAtOnceAsync(project, scope), expected, others);
        }
    }

    private async Task AssertFixedAsync(Project project, string expected, (string File, string Text)[] others)
    {
        var wanted = _setup.Sources.ToDictionary(static source => source.File, static source => source.Text);
        wanted["Event.cs"] = expected;
        foreach (var (file, text) in others)
        {
            wanted[file] = text;
        }

        if (_setup.Plan is not null)
        {
            wanted.TryAdd(AnalysisSetup.PlanFile, _setup.Plan);
        }

        Assert.Equal(wanted.Keys.Order(StringComparer.Ordinal), project.Documents.Concat(project.AdditionalDocuments).Select(static document => document.Name).Order(StringComparer.Ordinal));
        foreach (var document in project.Documents.Concat(project.AdditionalDocuments))
        {
            Assert.Equal(wanted[document.Name], (await document.GetTextAsync(CancellationToken)).ToString());
        }

        await _setup.AssertCompilesAsync(project);
        Assert.Empty(await _run.DiagnosticsAsync(project, CancellationToken));
    }

    private IEnumerable<string> ExpectedPlaces() =>
        _setup.Sources.Select(static source => source.File).Zip(_markups)
            .Prepend((First: AnalysisSetup.PlanFile, Second: _plan ?? new AnalysisMarkup("", [])))
            .SelectMany(source => source.Second.Expected.Select(expected =>
                $"{expected.Id ?? _analyzers.Single().SupportedDiagnostics.Single().Id} {source.First} '{source.Second.Text.Substring(expected.Span.Start, expected.Span.Length)}' at {expected.Span}"));

    private string Place(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        var text = diagnostic.Location.Kind == LocationKind.ExternalFile ? _setup.Plan : diagnostic.Location.SourceTree?.ToString();
        return $"{diagnostic.Id} {Path.GetFileName(diagnostic.Location.GetLineSpan().Path)} '{text?.Substring(span.Start, span.Length)}' at {span}";
    }

    private AnalysisTest Set(AnalysisSetup setup)
    {
        _setup = setup;
        return this;
    }
}
