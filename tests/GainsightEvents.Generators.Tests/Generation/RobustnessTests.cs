using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>What does not compile must not take the generator down; what has an obstacle is skipped in silence.</summary>
public sealed class RobustnessTests
{
    [Theory]
    [InlineData("[GainsightEvent] public partial record Opened;")]
    [InlineData("[GainsightEvent(1)] public partial record Opened;")]
    [InlineData("[GainsightEvent(Missing)] public partial record Opened;")]
    [InlineData("[GainsightEvent(\"a\", \"b\")] public partial record Opened;")]
    [InlineData("[GainsightEvent(\"a\")] [GainsightEvent(\"b\")] public partial record Opened;")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened; [GainsightEvent(\"b\")] public partial record Opened;")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened; [GainsightEvent(\"b\")] public partial struct Opened { }")]
    [InlineData("[GainsightEvent(\"a\", Priority = \"x\", MaxAge = 3, Product = 4)] public partial record Opened;")]
    [InlineData("[GainsightEvent(\"a\", MaxAge = \"soon\")] public partial record Opened;")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened : Missing { public int A { get; init; } }")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened : Opened;")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened(int A, int A);")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened { public int A { get; init; } public string A { get; init; } }")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened { public required int A { get; } public int B { get; init; } = ; }")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened { public Kind K { get; init; } } public enum Kind { A = Missing, B = 1 / 0, A }")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened { [JsonPropertyName] public int A { get; init; } [JsonIgnore(Condition = 9)] public int B { get; init; } }")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened { [IdentifyId] public Cyclic Id { get; init; } } public record Cyclic(Cyclic Value);")]
    [InlineData("[GainsightEvent(\"a\")] public partial record")]
    [InlineData("[GainsightEvent(\"a\")] public partial record {")]
    [InlineData("[GainsightEvent(\"a\")] partial")]
    [InlineData("[assembly: PxProduct(Name = 3)] [assembly: PxProduct(1, 2)]")]
    public void Broken_code_does_not_break_the_generator(string declaration) => GenerationRun.Tolerant(EventSource.In("Acme", declaration));

    [Theory]
    [InlineData("[GainsightEvent(\"a\")] public record Opened;")]
    [InlineData("public class Outer { [GainsightEvent(\"a\")] public partial record Opened; }")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened<T>;")]
    [InlineData("public partial class Outer<T> { [GainsightEvent(\"a\")] public partial record Opened; }")]
    [InlineData("[GainsightEvent(\"a\")] public static partial class Opened;")]
    [InlineData("[GainsightEvent(\"a\")] public abstract partial class Opened;")]
    [InlineData("[GainsightEvent(\"a\")] file partial record Opened;")]
    [InlineData("[GainsightEvent(\"a\")] public ref partial struct Opened { }")]
    [InlineData("public partial class Outer { [GainsightEvent(\"a\")] private partial record Opened; }")]
    [InlineData("public partial class Outer { [GainsightEvent(\"a\")] protected partial record Opened; }")]
    [InlineData("public partial class Outer { [GainsightEvent(\"a\")] private protected partial record Opened; }")]
    public void A_declaration_with_an_obstacle_is_skipped(string declaration) => Assert.Empty(GenerationRun.Tolerant(EventSource.In("Acme", declaration)).Files);

    [Fact]
    public void An_attribute_of_another_namespace_is_not_ours() =>
        Assert.Empty(new GenerationProject("""
            namespace Other { public sealed class GainsightEventAttribute : System.Attribute { public GainsightEventAttribute(string name) { } } }
            namespace Acme { using Other; [GainsightEvent("a")] public partial class Opened { } }
            """).Generate().Files);
}
