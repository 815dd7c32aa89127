using GainsightEvents.Generators.Tests.Generation;
using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Pitfalls;

/// <summary>Circumstances in which generated code must compile without a warning all the same, one a line. Trimmed and native consumers are built and run by the package's tests.</summary>
public sealed class ContextPitfallTests
{
    private const string Everything = """
        [GainsightEvent("Opened")]
        public sealed partial class Opened
        {
            [IdentifyId] public string UserId { get; set; }
            [AccountId] public string Account { get; set; }
            [EventUrl] public Uri Page { get; set; }
            [GlobalContext] public Dictionary<string, string> Globals { get; set; }
            public string Text { get; set; }
            public Uri Link { get; set; }
            public int? Count { get; set; }
            public DayOfWeek Day { get; set; }
        }
        """;

    [Theory]
    [InlineData(NullableContextOptions.Disable, LanguageVersion.CSharp11)]
    [InlineData(NullableContextOptions.Disable, LanguageVersion.CSharp12)]
    [InlineData(NullableContextOptions.Annotations, LanguageVersion.CSharp13)]
    [InlineData(NullableContextOptions.Warnings, LanguageVersion.Latest)]
    [InlineData(NullableContextOptions.Warnings, LanguageVersion.Preview)]
    public void Without_nullable_warnings_or_annotations_what_is_null_is_left_out(NullableContextOptions nullable, LanguageVersion version)
    {
        var run = (EventSource.In("Acme", Everything) with { Nullable = nullable, LanguageVersion = version }).Generate();
        if (nullable != NullableContextOptions.Annotations)
        {
            run.WritesAttributes("new Opened { UserId = \"u\" }", """{"day":"Sunday"}""");
        }
    }

    [Fact]
    public void In_code_without_annotations_references_may_be_null() =>
        EventSource.In("Acme", Everything, nullable: false).Generate()
            .Publishes("publisher.PublishOpenedAsync(userId: \"u\", text: \"t\")", """{"text":"t","day":"Sunday"}""");

    [Fact]
    public void A_property_that_disallows_null() =>
        EventSource.Opened("[System.Diagnostics.CodeAnalysis.DisallowNull] public string? Text { get; init; } [System.Diagnostics.CodeAnalysis.AllowNull] public string Other { get; init; } = \"\";")
            .Generate();

    [Fact]
    public void A_source_without_a_single_using() =>
        new GenerationProject("""
            namespace Acme
            {
                [GainsightEvents.GainsightEvent("Opened"), GainsightEvents.NxtEvent("opened")]
                public sealed partial record Opened([GainsightEvents.IdentifyId] string UserId, System.Collections.Generic.List<System.Uri> Links, System.DayOfWeek Day = 0);
            }
            """)
            .Generate()
            .Publishes("publisher.PublishOpenedAsync(\"u\", new())", """{"links":"[]","day":"Sunday"}""");

    [Fact]
    public void Every_public_thing_is_documented_where_documentation_is_demanded() =>
        new GenerationProject("""
            using GainsightEvents;
            namespace Acme;
            /// <summary>Something was opened.</summary>
            /// <param name="UserId">Who.</param>
            [GainsightEvent("Opened")]
            public sealed partial record Opened([IdentifyId] string UserId)
            {
                /// <summary>How often.</summary>
                public int Count { get; init; }
            }
            """)
            .Generate()
            .HasNothingUndocumented();

    [Fact]
    public void A_project_that_complies_with_the_CLS() =>
        new GenerationProject("""
            using GainsightEvents;
            [assembly: System.CLSCompliant(true)]
            namespace Acme
            {
                [GainsightEvent("Opened")] public sealed partial record Opened([property: IdentifyId] string UserId, int Count);
            }
            """)
            .Generate();

    [Theory]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    public void Below_the_language_floor_a_rule_speaks_and_the_generator_stays_sound(LanguageVersion version) =>
        Assert.NotEmpty(GenerationRun.Tolerant(EventSource.In("Acme", Everything) with { LanguageVersion = version }).Files);

    [Fact]
    public void The_emitted_code_is_the_same_in_every_culture()
    {
        var project = EventSource.Opened("""
            public double Ratio { get; init; } = -1234.5;
            public float Share { get; init; } = 0.5f;
            public decimal Price { get; init; } = 1234.5m;
            public int INITIAL { get; init; } = -1;
            """);
        var emitted = new HashSet<string>(StringComparer.Ordinal);
        GenerationCultures.InEach(() => emitted.Add(project.Generate().File("Opened")));

        Assert.Contains("int initial = -1", Assert.Single(emitted), StringComparison.Ordinal);
    }

    [Fact]
    public void A_friend_assembly_that_declares_the_same_event()
    {
        const string Declaration = "[GainsightEvent(\"Opened\")] internal partial record Opened([IdentifyId] string UserId);";
        const string Friend = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Acme\")] namespace Acme;";
        var project = EventSource.In("Acme", Declaration);
        var library = project.Edit("namespace Acme;", Friend) with { AssemblyName = "Library" };

        (project with { Libraries = [library.ToLibrary()] }).Generate();
    }

    [Theory]
    [InlineData("public class Acme { }")]
    [InlineData("namespace Acme { public class Opened { public class Inner { } } }")]
    [InlineData("namespace Acme.Opened { public class Inner { } }")]
    [InlineData("namespace Acme { public class OpenedGainsightExtensions { } } namespace GainsightEvents.Catalogs { public class Acme { } }")]
    public void A_library_has_a_type_or_a_namespace_of_the_same_name(string source) =>
        (EventSource.In("Acme", "[GainsightEvent(\"Opened\")] public partial record Opened([IdentifyId] string UserId, Kind[] Kinds); public enum Kind { A }") with
        {
            Libraries = [new GenerationProject(source) { AssemblyName = "Library" }.ToLibrary()],
        })
        .Edit("namespace Acme;", "#pragma warning disable CS0435, CS0436, CS0437\nnamespace Acme;")
        .Generate();

    [Fact]
    public void Nothing_that_is_emitted_needs_what_trimming_removes()
    {
        var used = EventSource.In("Acme", Everything, nullable: false).Generate().SymbolsUsed().ToList();

        Assert.Contains(used, static symbol => symbol.Name == "WriteLiteral");
        Assert.DoesNotContain(used, static symbol => symbol.GetAttributes().Any(static attribute =>
            attribute.AttributeClass!.Name is "RequiresUnreferencedCodeAttribute" or "RequiresDynamicCodeAttribute"));
    }
}
