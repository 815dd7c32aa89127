using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>What is emitted for an event that cannot be written, so that the Error at its declaration is all that its author has to read.</summary>
public sealed class RefusedEventTests
{
    [Theory]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened([IdentifyId] string UserId, byte[]? Photo = null);")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened([IdentifyId] Guid? UserId, (int, int) Pair = default);")]
    [InlineData("[GainsightEvent(\"a\")] public partial struct Opened { [IdentifyId] public string UserId { get; set; } public object? Anything { get; set; } }")]
    [InlineData("[GainsightEvent(\"\")] public partial record Opened([IdentifyId] string UserId);")]
    [InlineData("[GainsightEvent(\"\\uD800\")] public partial record Opened([IdentifyId] string UserId);")]
    [InlineData("[NxtEvent(\"\")] public partial record Opened([IdentifyId] string UserId);")]
    public void Those_who_publish_it_compile(string declaration) => EventSource.In("Acme", declaration).Generate().With("""
        internal static class Use
        {
            public static object ByValue(GainsightEvents.IEventPublisher publisher, Acme.Opened opened) => publisher.PublishAsync(opened);
            public static bool Try(GainsightEvents.IEventPublisher publisher, Acme.Opened opened) => publisher.TryPublish(opened);
            public static object ByParts(GainsightEvents.IEventPublisher publisher) => Acme.OpenedGainsightExtensions.PublishOpenedAsync(publisher, default!);
        }
        """);

    [Theory]
    [InlineData("void")]
    [InlineData("System.Math")]
    [InlineData("System.Math[]")]
    [InlineData("System.Collections.Generic.List<System.Math>")]
    public void A_type_that_no_value_can_have_is_the_compiler_s_to_report_and_is_in_no_generated_code(string type)
    {
        var run = GenerationRun.Tolerant(EventSource.In("Acme", $$"""[GainsightEvent("a")] public partial record Opened([IdentifyId] string UserId) { public {{type}} Wrong { get; init; } }"""));

        Assert.DoesNotContain("Wrong =", run.File("Opened"), StringComparison.Ordinal);
        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("dynamic?", "\"none\"")]
    [InlineData("object?", "\"none\"")]
    [InlineData("object?", "5")]
    [InlineData("System.IComparable?", "5")]
    [InlineData("System.IComparable?", "System.DayOfWeek.Friday")]
    [InlineData("System.Collections.Generic.IEnumerable<char>?", "\"none\"")]
    [InlineData("nint?", "5")]
    [InlineData("decimal?", "5")]
    [InlineData("System.Half?", "default")]
    public void An_initializer_that_no_parameter_can_have_as_its_default_is_in_no_publish_method(string type, string initializer)
    {
        var run = GenerationRun.Tolerant(EventSource.In("Acme", $$"""[GainsightEvent("a")] public partial record Opened([IdentifyId] string UserId) { public {{type}} Any { get; init; } = {{initializer}}; }"""));

        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened<T>(T Value);", "Opened<int>")]
    [InlineData("public partial class Outer<T> { [GainsightEvent(\"a\")] public partial record Opened; }", "Outer<int>.Opened")]
    [InlineData("[GainsightEvent(\"a\")] public abstract partial record Opened;", "Opened")]
    public void One_that_has_to_become_another_type_can_be_handed_over_as_well(string declaration, string type) =>
        EventSource.In("Acme", declaration).Generate().With($$"""
            internal static class Use
            {
                public static object ByValue(GainsightEvents.IEventPublisher publisher, Acme.{{type}} opened) => publisher.PublishAsync(opened);
            }
            """);

    [Theory]
    [InlineData("[GainsightEvent(\"a\")] public record Opened([IdentifyId] string UserId, int Count = 0);", "new Opened(\"u\")")]
    [InlineData("[GainsightEvent(\"a\")] internal struct Opened { [IdentifyId] public string UserId { get; set; } public int Count { get; set; } }", "new Opened()")]
    [InlineData("public class Outer { [GainsightEvent(\"a\")] protected internal partial record Opened([IdentifyId] string UserId, int Count = 0); }", "new Outer.Opened(\"u\")")]
    public void One_that_no_part_can_be_added_to_is_taken_by_methods_of_its_own(string declaration, string created)
    {
        var name = created.Contains("Outer", StringComparison.Ordinal) ? "PublishOuterOpenedAsync" : "PublishOpenedAsync";
        EventSource.In("Acme", declaration).Generate().With($$"""
            using Acme;
            internal static class Use
            {
                public static object ByValue(GainsightEvents.IEventPublisher publisher) => publisher.PublishAsync({{created}});
                public static bool Try(GainsightEvents.IEventPublisher publisher) => publisher.TryPublish({{created}});
                public static object ByParts(GainsightEvents.IEventPublisher publisher) => publisher.{{name}}("u", count: 1);
            }
            """);
    }

    [Fact]
    public void Where_its_error_is_silenced_publishing_it_throws_the_reason()
    {
        var opened = EventSource.Opened("public byte[]? Photo { get; init; }").Generate().Make("new Opened()");

        var thrown = Assert.Throws<NotSupportedException>(() => GenerationScenario.Write(opened));

        Assert.Equal(
            "Member 'Photo' of event 'Opened' cannot be sent: its type 'byte[]?' is binary; declare it as a string, such as Base64, or leave it out with [JsonIgnore].",
            thrown.Message);
    }

    [Fact]
    public void It_is_in_no_catalog() =>
        Assert.DoesNotContain("Opened", EventSource.Opened("public byte[]? Photo { get; init; }", "[GainsightEvent(\"b\")] public partial record Closed([IdentifyId] string UserId);")
            .Generate().File("Catalog"), StringComparison.Ordinal);

    [Theory]
    [InlineData("GSE0004", "[GainsightEvent(\"a\")] public partial record Opened([IdentifyId] string UserId, byte[] [|Photo|]);")]
    [InlineData("GSE0001", "[GainsightEvent(\"a\")] public partial record [|Opened|](string UserId);")]
    [InlineData("GSE0003", "[GainsightEvent(\"a\")] public record [|Opened|]([IdentifyId] string UserId);")]
    [InlineData("GSE0005", "[GainsightEvent(\"a\")] public abstract record [|Opened|]([IdentifyId] string UserId);")]
    [InlineData("GSE0006", "[GainsightEvent([|\"\"|])] public partial record Opened([IdentifyId] string UserId);")]
    [InlineData("GSE0007", "[GainsightEvent(\"a\")] public partial record Opened([IdentifyId] string UserId, int Count, int [|count|]);")]
    [InlineData("GSE0025", "[GainsightEvent([|\"\\uD800\"|])] public partial record Opened([IdentifyId] string UserId);")]
    [InlineData("GSE0012", "[GainsightEvent(\"a\")] public partial record Opened([IdentifyId] string? [|UserId|]);")]
    public Task One_mistake_is_one_diagnostic_wherever_the_event_is_published(string id, string declaration) => AnalysisTest.OfAllRules()
        .WithGenerator()
        .In(declaration.Replace("[|", $"{{|{id}:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal))
        .In("""
            public static class Use
            {
                public static async System.Threading.Tasks.Task Publish(IEventPublisher publisher, Opened opened)
                {
                    await publisher.PublishAsync(opened);
                    _ = publisher.TryPublish(opened);
                }
            }
            """, "Use.cs")
        .In("[assembly: PxProduct(\"AP-XXXXXXXXXX-2\")]", "Product.cs")
        .ReportsAnything();
}
