using GainsightEvents.Generators.Parsing;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

public sealed class UnsupportedMemberTests
{
    [Theory]
    [InlineData("public object? Value { get; init; }", "'object?'")]
    [InlineData("public byte[]? Value { get; init; }", "'byte[]?'")]
    [InlineData("public char Value { get; init; }", "'char'")]
    [InlineData("public nint Value { get; init; }", "'nint'")]
    [InlineData("public Int128 Value { get; init; }", "'Int128'")]
    [InlineData("public Half? Value { get; init; }", "'Half?'")]
    [InlineData("public dynamic? Value { get; init; }", "'dynamic?'")]
    [InlineData("[EventDate] public string? Value { get; init; }", "[EventDate] takes DateTimeOffset or DateTime, not 'string?'")]
    [InlineData("[EventDate] public DateOnly Value { get; init; }", "[EventDate] takes")]
    [InlineData("[UserType] public string? Value { get; init; }", "[UserType] takes PxUserType")]
    [InlineData("[UserType] public DayOfWeek Value { get; init; }", "[UserType] takes PxUserType")]
    [InlineData("[GlobalContext] public int Value { get; init; }", "[GlobalContext] takes")]
    [InlineData("[GlobalContext] public List<string>? Value { get; init; }", "[GlobalContext] takes")]
    [InlineData("[EventId] public string? Value { get; init; }", "[EventId] takes Guid")]
    [InlineData("[EventType] public int Value { get; init; }", "[EventType] takes string")]
    [InlineData("[RemoteHost] public Uri? Value { get; init; }", "[RemoteHost] takes string")]
    [InlineData("[EventUrl] public int Value { get; init; }", "[EventUrl] takes Uri or string")]
    [InlineData("[AccountId] public short Value { get; init; }", "[AccountId] takes string, Guid, int, long")]
    [InlineData("[SessionId] public Version? Value { get; init; }", "[SessionId] takes")]
    [InlineData("[JsonPropertyName(\"a\\uD800\")] public int Value { get; init; }", "half of a surrogate pair")]
    [InlineData("public Odd Value { get; init; } public enum Odd { [JsonStringEnumMemberName(\"\\uDC00\")] Strange }", "'Odd.Strange'")]
    public void An_event_with_such_a_member_is_skipped_and_the_member_named(string member, string reason)
    {
        var project = EventSource.Opened(member);

        Assert.Empty(project.Generate().Files);
        var (symbol, path, why) = Assert.Single(UnsupportedMembers.Find(EventProperties.Of(project.Compile().GetTypeByMetadataName("Acme.Opened")!)));
        Assert.Equal(("Value", "Value"), (symbol.Name, path));
        Assert.Contains(reason, why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("List<object>", "Value[]", "'object'")]
    [InlineData("char[]", "Value[]", "'char'")]
    [InlineData("Dictionary<string, byte[]>", "Value[]", "'byte[]'")]
    [InlineData("Dictionary<int, string>", "Value", "its keys are of type 'int'")]
    [InlineData("int[,]", "Value", "'int[,]'")]
    [InlineData("Version", "Value", "'Version'")]
    [InlineData("(int, string)", "Value", "'(int, string)'")]
    [InlineData("Both", "Value", "'Both'")]
    [InlineData("Empty", "Value", "has no public property")]
    [InlineData("Order", "Value.Items[].Owner.Photo", "'byte[]'")]
    [InlineData("List<List<Order>>", "Value[][].Items[].Owner.Photo", "'byte[]'")]
    [InlineData("Tree", "Value.Children[]", "'Tree' contains itself")]
    [InlineData("Extended", "Value.Rest", "[JsonExtensionData]")]
    [InlineData("Named", "Value.Name", "half of a surrogate pair")]
    [InlineData("int[][][][][][][][][]", "Value[][][][][][][][]", "more than 8 levels")]
    public void What_is_nested_is_named_by_its_path(string type, string path, string reason)
    {
        var project = EventSource.Opened($"public required {type} Value {{ get; init; }}", """
            public record Order(List<Line> Items, string Name);
            public record Line(Owner Owner, int Count);
            public record Owner(byte[] Photo);
            public record Tree(string Name, Tree[] Children);
            public record Empty;
            public record Named([property: JsonPropertyName("\uD800")] string Name);
            public record Extended([property: JsonExtensionData] Dictionary<string, object> Rest);
            public abstract class Both : IEnumerable<int>, IEnumerable<string>
            {
                public abstract IEnumerator<int> GetEnumerator();
                IEnumerator<string> IEnumerable<string>.GetEnumerator() => throw new NotSupportedException();
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new NotSupportedException();
            }
            """);

        Assert.Empty(project.Generate().Files);
        var (symbol, found, why) = Assert.Single(UnsupportedMembers.Find(EventProperties.Of(project.Compile().GetTypeByMetadataName("Acme.Opened")!)));
        Assert.Equal(("Value", path), (symbol.Name, found));
        Assert.Contains(reason, why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[GlobalContext] public Dictionary<string, int[]>? Value { get; init; }")]
    [InlineData("[GlobalContext] public Inner? Value { get; init; } public sealed record Inner(int A);")]
    [InlineData("public int[][][][][][][][]? Value { get; init; }")]
    [InlineData("[GlobalContext] public IReadOnlyDictionary<string, string?> Value { get; init; } = null!;")]
    [InlineData("[GlobalContext] public IEnumerable<KeyValuePair<string, string>>? Value { get; init; }")]
    [InlineData("[GlobalContext] public List<KeyValuePair<string, string>>? Value { get; init; }")]
    [InlineData("[JsonIgnore] public object? Value { get; init; }")]
    [InlineData("private object? Value { get; init; }")]
    [InlineData("public static object? Value { get; set; }")]
    [InlineData("public object? Value { set { } }")]
    [InlineData("public object? this[int index] => null;")]
    public void These_are_no_obstacle(string member) => Assert.Equal(2, EventSource.Opened(member).Generate().Files.Count);

    [Fact]
    public void A_type_that_does_not_resolve_is_the_compilers_to_report()
    {
        var project = EventSource.Opened("public Missing Value { get; init; } public int Count { get; init; }");

        Assert.Empty(UnsupportedMembers.Find(EventProperties.Of(project.Compile().GetTypeByMetadataName("Acme.Opened")!)));
        Assert.DoesNotContain("Missing", GenerationRun.Tolerant(project).File("Opened"), StringComparison.Ordinal);
    }
}
