using FsCheck;
using FsCheck.Fluent;

namespace GainsightEvents.Generators.Tests.Robustness;

/// <summary>Breaks valid sources as typing and careless edits do, by one to three edits.</summary>
internal static class BrokenSources
{
    private static readonly string[] Types =
    [
        "int", "string?", "object", "dynamic", "byte[]", "char", "System.DateTime", "decimal?", "Missing", "Missing<int>", "void", "int*", "nint",
        "System.Collections.Generic.List<string>", "(int A, string B)", "System.ReadOnlySpan<char>", "System.Text.Json.JsonElement", "T", "System", "Acme.Plan?",
        "System.Collections.Generic.Dictionary<string, object>", "System.Func<int>", "Acme.UserId?", "System.Nullable<Missing>", "ulong",
    ];

    private static readonly string[] Endless =
    [
        "Acme.Branches", "Acme.Tree?", "Acme.IToken[]", "Acme.Box<int>", "Acme.Even", "Acme.Box<Acme.Odd>[]", "System.Linq.ILookup<string, Acme.Tree>",
        "System.Collections.Generic.List<Acme.IToken>", "System.Collections.Generic.Dictionary<string, Acme.Box<Acme.Even>>",
    ];

    private static readonly string[] Names =
    [
        "class", "@class", "record", "@record", "field", "value", "event", "await", "partial", "required", "var", "_", "System", "Publisher", "Writer", "Descriptor",
        "CancellationToken", "UserId", "ToString", "Equals", "GainsightEvents", "Write", "é", "\\u0041", "Task", "global",
    ];

    private static readonly string[] Arguments = ["", "()", "(null)", "(\"\")", "(1)", "(Missing)", "(nameof(Missing))", "(\"a\", \"b\")", "(Name = 3)", "(\"\\uD800\")", "(typeof(int))", "(default)"];

    private static readonly string[] Noise = [";", "{", "}", "(", ")", "[", "]", "<", ">", ",", ".", "=", "\"", "'", "/*", "#if X", "=>", "static", "abstract", "file", "ref", "unsafe", "<T>", "1", "?", "required", "init;"];

    private static readonly Gen<int> Places = Gen.Choose(0, 9_999);

    private static readonly Gen<Mutation> Mutations = Gen.Frequency(
        (1, Replace(SourcePart.Token, "")),
        (1, Replace(SourcePart.Token, Noise)),
        (1, Places.Two().Select(static places => (Mutation)new Exchange(SourcePart.Token, places.Item1, places.Item2))),
        (1, Repeat(SourcePart.Token)),
        (2, Replace(SourcePart.Type, Types)),
        (1, Replace(SourcePart.Type, Endless)),
        (1, Replace(SourcePart.AttributeArguments, Arguments)),
        (1, Replace(SourcePart.AttributeList, "")),
        (1, Repeat(SourcePart.AttributeList)),
        (1, Repeat(SourcePart.Member)),
        (1, Replace(SourcePart.Identifier, Names)));

    /// <summary>Random ones of events. One that fails is shrunk to the edits that matter.</summary>
    public static Arbitrary<BrokenSource> Events { get; } = From(Gen.Choose(0, ValidSources.Events.Length - 1));

    /// <summary>Random ones of what events build on.</summary>
    public static Arbitrary<BrokenSource> Shared { get; } = From(Gen.Constant(ValidSources.Events.Length));

    private static Arbitrary<BrokenSource> From(Gen<int> numbers) => Arb.From(
        from number in numbers
        from count in Gen.Choose(1, 3)
        from mutations in Mutations.ArrayOf(count)
        select new BrokenSource(number, mutations),
        Shrink);

    private static IEnumerable<BrokenSource> Shrink(BrokenSource source) => source.Mutations.Length == 1
        ? []
        : source.Mutations.Select((_, omitted) => source with { Mutations = [.. source.Mutations.Where((_, i) => i != omitted)] });

    private static Gen<Mutation> Replace(SourcePart part, params string[] texts) =>
        from at in Places
        from text in Gen.Elements(texts)
        select (Mutation)new Replacement(part, at, text);

    private static Gen<Mutation> Repeat(SourcePart part) => Places.Select(at => (Mutation)new Duplication(part, at));
}
