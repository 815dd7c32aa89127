using System.Collections.Immutable;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.Diagnostics;
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
    [InlineData("[JsonPropertyName(\"\")] public int Value { get; init; }", "is blank")]
    [InlineData("[JsonPropertyName(\" \")] public int Value { get; init; }", "is blank")]
    [InlineData("public (int A, string B) Value { get; init; }", "declare a record with a property for each part")]
    [InlineData("public Memory<int> Value { get; init; }", "declare an array or a list")]
    [InlineData("public KeyValuePair<string, int> Value { get; init; }", "declare a record with a property for each part")]
    [InlineData("public System.Text.Json.JsonElement Value { get; init; }", "[JsonExtensionData]")]
    [InlineData("public IDisposable? Value { get; init; }", "declare the class or record that is held")]
    [InlineData("public OnlyFields Value { get; init; } public struct OnlyFields { public int A; }", "declare its fields as properties")]
    [InlineData("[JsonExtensionData] public ArraySegment<KeyValuePair<string, object>> Value { get; init; }", "[JsonExtensionData] takes")]
    [InlineData("public Odd Value { get; init; } public enum Odd { [JsonStringEnumMemberName(\"\\uDC00\")] Strange }", "'Odd.Strange'")]
    public void An_event_with_such_a_member_is_refused_and_the_member_named(string member, string reason)
    {
        var project = EventSource.Opened(member);

        Assert.True(project.Generate().IsRefused);
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
    [InlineData("System.Linq.ILookup<string, int>", "Value[]", "has a key beside its elements")]
    [InlineData("System.Linq.IGrouping<string, int>", "Value", "has a key beside its elements")]
    [InlineData("Dictionary<string, Grouped>", "Value[]", "has a key beside its elements")]
    [InlineData("Blank", "Value.Name", "is blank")]
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
            public record Blank([property: JsonPropertyName("")] string Name);
            public abstract class Grouped : System.Linq.IGrouping<int, string>
            {
                public abstract int Key { get; }
                public abstract IEnumerator<string> GetEnumerator();
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            }
            public record Extended([property: JsonExtensionData] Dictionary<string, object> Rest);
            public abstract class Both : IEnumerable<int>, IEnumerable<string>
            {
                public abstract IEnumerator<int> GetEnumerator();
                IEnumerator<string> IEnumerable<string>.GetEnumerator() => throw new NotSupportedException();
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new NotSupportedException();
            }
            """);

        Assert.True(project.Generate().IsRefused);
        var (symbol, found, why) = Assert.Single(UnsupportedMembers.Find(EventProperties.Of(project.Compile().GetTypeByMetadataName("Acme.Opened")!)));
        Assert.Equal(("Value", path), (symbol.Name, found));
        Assert.Contains(reason, why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Token", "Value[]", "'Token' contains itself")]
    [InlineData("IToken", "Value[]", "'IToken' contains itself")]
    [InlineData("Branches", "Value[]", "'Branches' contains itself")]
    [InlineData("Named", "Value[]", "'Named' contains itself")]
    [InlineData("Matrix", "Value[][][]", "'Matrix' contains itself")]
    [InlineData("Even", "Value[][]", "'Even' contains itself")]
    [InlineData("Groups", "Value[]", "has a key beside its elements")]
    [InlineData("Maybe?", "Value.Next", "'Maybe' contains itself")]
    [InlineData("Holder", "Value.Tokens[][]", "'Token' contains itself")]
    [InlineData("Box<int>", "Value", "'Box<int>' contains itself")]
    [InlineData("List<Box<string>>", "Value[]", "'Box<string>' contains itself")]
    [InlineData("Left<int>", "Value", "'Left<int>' contains itself")]
    [InlineData("Growing<int>", "Value", "'Growing<int>' contains itself")]
    [InlineData("Wide<int>", "Value", "'Wide<int>' contains itself")]
    public async Task A_type_that_contains_itself_ends_in_a_message(string type, string path, string reason)
    {
        const string Types = """
            public abstract class Sequence<T> : IEnumerable<T>
            {
                public IEnumerator<T> GetEnumerator() => throw new NotSupportedException();
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            }
            public abstract class Token : Sequence<Token> { }
            public interface IToken : IEnumerable<IToken> { }
            public class Branches : List<Branches> { }
            public class Named : Dictionary<string, Named> { }
            public abstract class Matrix : Sequence<Matrix[][]> { }
            public abstract class Even : Sequence<Odd> { }
            public abstract class Odd : Sequence<Even> { }
            public abstract class Groups : Sequence<System.Linq.IGrouping<string, Groups>> { }
            public struct Maybe { public Maybe? Next => null; }
            public record Holder(List<Token> Tokens);
            public class Box<T> { public Box<Box<T>>? Next { get; set; } public int V { get; set; } }
            public record Left<T>(Right<T> Right);
            public record Right<T>(Left<List<T>> Left);
            public class Growing<T> : List<Growing<T[]>> { }
            public record Wide<T>(Wide<List<T>> A, Wide<T[]> B, Wide<Wide<T>> C, Pair<T> D, Pair<Wide<T>> E);
            public record Pair<T>(T First, T Second);
            """;
        var project = EventSource.Opened($"public {type} Value {{ get; init; }} = default!;", Types);

        Assert.True(project.Generate().IsRefused);
        var (symbol, found, why) = Assert.Single(UnsupportedMembers.Find(EventProperties.Of(project.Compile().GetTypeByMetadataName("Acme.Opened")!)));
        Assert.Equal(("Value", path), (symbol.Name, found));
        Assert.Contains(reason, why, StringComparison.Ordinal);

        var analyzers = AnalysisRuleCatalog.Rules.Select(static rule => rule.Analyzer).Distinct().ToImmutableArray();
        var diagnostics = await project.Compile().WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Contains(diagnostics, static diagnostic => diagnostic.Id == "GSE0004");
        Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Id == "AD0001");
    }

    [Theory]
    [InlineData("Box<Box<Box<int>>>")]
    [InlineData("Box<Plain>")]
    [InlineData("List<Dictionary<string, Box<int>[]>>")]
    public void A_generic_type_within_itself_is_no_obstacle(string type) => Assert.Equal(2, EventSource.Opened(
        $"public {type}? Value {{ get; init; }}",
        "public record Box<T>(T Inner); public record Plain(Box<List<Box<int>>> Items, Box<Box<Box<int>>> Deep);").Generate().Files.Count);

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
