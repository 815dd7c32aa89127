using FsCheck;
using FsCheck.Fluent;

namespace GainsightEvents.Plans.Tests.Drift;

/// <summary>Events in C# as people write them: records, classes and structs with members of many types, with marks, constraints and words.</summary>
internal static class RandomDeclarations
{
    private static readonly Gen<bool> Flags = Gen.Elements(false, true);

    private static readonly Gen<string> Words = Gen.Elements(
        "Report Exported", "a \\\"quote\\\"", "åäö 日本語", "🚀", "<b> & 'c'", "a/b~c", "2026-11-27, replaced", "\\u00A0x\\u2028", "snake_case", "UPPER");

    private static readonly Gen<string> Comments = Gen.Elements(
        "", "/// <summary>A user did it.</summary>\n", "/// <summary>\n/// Two &amp; more\n/// lines, <c>x</c>.\n/// </summary>\n", "// No doc comment.\n");

    private static readonly Gen<string> Notes = Gen.Frequency(
        (6, Gen.Constant("")),
        (1, Gen.Elements("[Obsolete(\"Use another.\")]\n", "[Obsolete]\n", "[Retired(\"2026-11-27, replaced by x\")]\n", "[Personal]\n", "[Obsolete(\"b\"), Retired(\"2026-11-27\")]\n")));

    // A type of member, and the constraints that fit it.
    private static readonly (string Type, string[] Constraints)[] Types =
    [
        ("string", ["[StringLength(9)]", "[StringLength(9, MinimumLength = 2)]", "[MinLength(1)]", "[MaxLength(7)]", "[RegularExpression(\"[a-z]+\\\\d \\\"\")]", "[AllowedValues(\"a\", \"💾\", \"\\u2028\")]", "[Url]", "[Range(1, 9)]"]),
        ("int", ["[Range(0, 10)]", "[Range(0, 10, MinimumIsExclusive = true)]", "[AllowedValues(1, 2, -3)]", "[Range(0.5, 9.5)]"]),
        ("long", ["[Range(-5, 5)]", "[Range(typeof(long), \"1\", \"9007199254740993\")]", "[AllowedValues(5L)]", "[Range(0d, double.PositiveInfinity)]"]),
        ("ulong", ["[Range(typeof(ulong), \"1\", \"18446744073709551615\")]", "[AllowedValues(18446744073709551615UL)]"]),
        ("byte", ["[AllowedValues((byte)7, (byte)8)]"]),
        ("double", ["[Range(0.1, 0.30000000000000004)]", "[Range(double.NegativeInfinity, 1e300, MaximumIsExclusive = true)]", "[Range(0, 10)]", "[AllowedValues(0.1, 2d)]"]),
        ("float", ["[Range(typeof(float), \"0.1\", \"2.5\")]"]),
        ("decimal", ["[Range(typeof(decimal), \"0.10\", \"9.990\")]", "[Range(0, 5)]"]),
        ("bool", ["[AllowedValues(true)]"]),
        ("Guid", []),
        ("Uri", ["[Url]"]),
        ("DateTimeOffset", []),
        ("DateTime", []),
        ("TimeSpan", []),
        ("DayOfWeek", []),
        ("IReadOnlyList<string>", ["[MinLength(1)]", "[MaxLength(5)]", "[MinLength(1), MaxLength(5)]"]),
        ("Dictionary<string, int>", ["[MinLength(2)]", "[MaxLength(3)]"]),
    ];

    private static readonly Gen<(string Mark, string Type, bool MayBeRequired)> Marks = Gen.Elements<(string, string, bool)>(
        ("AccountId", "string", true), ("SessionId", "Guid", true), ("EventUrl", "Uri", true), ("Referrer", "string", true), ("RemoteHost", "string", true),
        ("EventDate", "DateTimeOffset", true), ("UserType", "PxUserType", true), ("GlobalContext", "Dictionary<string, string>", true), ("EventId", "Guid", true), ("EventType", "string", true));

    private static readonly Gen<string> Members =
        from comment in Comments
        from note in Notes
        from name in Words.OrNull()
        from type in Gen.Elements(Types)
        from constraint in Gen.Elements(["", .. type.Constraints])
        from required in Flags
        select $"{comment}{note}{(name is null ? "" : $"[JsonPropertyName(\"{name} @\")]")}{constraint} public {(required && note.Length == 0 ? "required " : "")}{type.Type}{(required ? "" : "?")} M@ {{ get; init; }}{(required && note.Length > 0 ? " = default!;" : "")}\n";

    private static readonly Gen<string> MarkedMembers =
        from comment in Comments
        from mark in Marks
        from required in Flags
        select $"{comment}[{mark.Mark}] public {(required ? "required " : "")}{mark.Type}{(required ? "" : "?")} {mark.Mark}Member {{ get; init; }}\n";

    private static readonly Gen<string> Events =
        from comment in Comments
        from note in Notes
        from owner in Gen.Elements("", "[EventOwner(\"Growth\")]\n")
        from name in Words
        from isNxt in Flags
        from fromContext in Flags
        from product in Gen.Elements("", ", Product = \"Mobile\"")
        from version in Gen.Elements("", ", Version = \"v01\"", ", Version = \"v02\", Topic = \"t\"", ", Contract = \"c\"")
        from expiry in Gen.Elements("", "", ", ExpiresOn = \"2999-12-31\"")
        from keyword in Gen.Elements("record", "class")
        from members in Members.ArrayOf()
        from marked in MarkedMembers.ArrayOf()
        from others in Gen.Elements("", "", "[JsonExtensionData] public Dictionary<string, object?>? More { get; init; }\n")
        let eventNote = note.Replace("[Personal]\n", "", StringComparison.Ordinal)
        let identity = isNxt || fromContext ? "" : "[IdentifyId] public required string User { get; init; }\n"
        let marks = isNxt ? [] : marked.DistinctBy(static each => each[each.LastIndexOf('[')..]).DistinctBy(static each => each.Split(" public ")[0].Split('[')[^1])
        select $"{comment}{owner}{eventNote}"
            + (isNxt ? $"[NxtEvent(\"{name} #\"{version}{expiry})]" : $"[GainsightEvent(\"{name} #\"{product}{(fromContext ? ", Identity = IdentitySource.FromContext" : "")}{expiry})]")
            + $"\npublic sealed partial {keyword} E#\n{{\n{identity}{string.Concat(marks)}{string.Concat(members.Take(6).Select(static (member, index) => member.Replace("@", $"{index}", StringComparison.Ordinal)))}{others}}}\n";

    /// <summary>Up to three events in one source.</summary>
    public static Arbitrary<string> All { get; } = (
        from events in Events.ArrayOf()
        select string.Concat(events.Take(3).Select(static (text, index) => text.Replace("#", $"{index}", StringComparison.Ordinal)))).ToArbitrary();
}
