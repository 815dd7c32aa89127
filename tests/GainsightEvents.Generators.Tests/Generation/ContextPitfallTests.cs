using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>Circumstances in which generated code must compile without a warning all the same, one a line.</summary>
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
    public void Obsolete_members_and_types() =>
        EventSource.In("Acme", """
            public enum Kind { A, [Obsolete("no")] B, [Obsolete("never", true)] C }
            [GainsightEvent("Opened")]
            public sealed partial record Opened
            {
                [IdentifyId] public required string UserId { get; init; }
                [Obsolete] public int Old { get; init; }
                [Obsolete("gone", true)] public int Gone { get; init; }
                public Kind Kind { get; init; }
            }
            """)
            .Generate()
            .WritesAttributes("new Opened { UserId = \"u\", Kind = (Kind)2 }", """{"old":0,"gone":0,"kind":"C"}""");

    [Theory]
    [InlineData("[Obsolete]", "[global::System.Obsolete]")]
    [InlineData("[Obsolete(\"use \\\"B\\\"\")]", "[global::System.Obsolete(\"use \\\"B\\\"\", false)]")]
    [InlineData("[Obsolete(\"gone\", true)]", "[global::System.Obsolete(\"gone\", true)]")]
    public void An_obsolete_event_has_an_obsolete_method(string attribute, string carriedOn) =>
        Assert.Contains(
            carriedOn,
            EventSource.In("Acme", $"{attribute} [GainsightEvent(\"Opened\")] public partial record Opened([IdentifyId] string UserId);").Generate().File("Opened"),
            StringComparison.Ordinal);

    [Fact]
    public void Experimental_members_and_types() =>
        EventSource.In("Acme", """
            [System.Diagnostics.CodeAnalysis.Experimental("ACME001")] public enum Kind { A }
            #pragma warning disable ACME001
            [GainsightEvent("Opened")]
            public sealed partial record Opened
            {
                [IdentifyId] public required string UserId { get; init; }
                public Kind Kind { get; init; }
                [System.Diagnostics.CodeAnalysis.Experimental("ACME002")] public int New { get; init; }
            }
            """)
            .Generate()
            .WritesAttributes("new Opened { UserId = \"u\" }", """{"kind":"A","new":0}""");

    [Fact]
    public void A_type_that_only_an_extern_alias_reaches()
    {
        var library = new GenerationProject("""
            namespace Acme;
            public enum Kind { Library }
            public abstract record UserEvent { [GainsightEvents.IdentifyId] public string UserId { get; init; } = "u"; public required Kind Kind { get; init; } }
            """) { AssemblyName = "Library" };

        new GenerationProject("""
            extern alias lib;
            using GainsightEvents;
            namespace Acme;
            public enum Kind { Own }
            [GainsightEvent("Opened")]
            public sealed partial record Opened : lib::Acme.UserEvent { public Kind Mine { get; init; } }
            """) { Libraries = [library.ToLibrary("lib")] }
            .Generate()
            .WritesAttributes("new Opened { Kind = default }", """{"kind":"Library","mine":"Own"}""");
    }

    [Fact]
    public void A_friend_assembly_that_declares_the_same_event()
    {
        const string Declaration = "[GainsightEvent(\"Opened\")] internal partial record Opened([IdentifyId] string UserId);";
        var library = EventSource.In("Acme", Declaration).Edit("namespace Acme;", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Acme\")] namespace Acme;")
            with
        { AssemblyName = "Library", Properties = new() { ["RootNamespace"] = "Acme" } };

        (EventSource.In("Acme", Declaration) with { Libraries = [library.ToLibrary()] }).Generate();
    }

    [Fact]
    public void A_derived_class_without_the_attribute_adds_nothing() =>
        Assert.Equal(2, EventSource.In("Acme", """
            [GainsightEvent("Opened")] public partial record Opened([IdentifyId] string UserId);
            public record Derived(string UserId, object Anything) : Opened(UserId);
            """).Generate().WritesAttributes("new Derived(\"u\", 1)", "{}").Files.Count);

    [Fact]
    public void An_event_that_derives_from_an_event() =>
        EventSource.In("Acme", """
            [GainsightEvent("Opened")] public partial record Opened([IdentifyId] string UserId);
            [GainsightEvent("Reopened")] public partial record Reopened(string UserId, int Times) : Opened(UserId);
            """).Generate().WritesAttributes("new Reopened(\"u\", 2)", """{"times":2}""");

    [Fact]
    public void Parts_in_several_files() =>
        new GenerationProject(
            "namespace Acme; public partial record Opened { public int A { get; init; } }",
            "namespace Acme; [GainsightEvents.GainsightEvent(\"Opened\")] public partial record Opened { [GainsightEvents.IdentifyId] public string UserId { get; init; } = \"u\"; }",
            "namespace Acme; public partial record Opened { public int B { get; init; } }")
            .Generate()
            .WritesAttributes("new Opened { A = 1, B = 2 }", """{"a":1,"b":2}""");
}
