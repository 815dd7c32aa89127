using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Tests.Comparison;

/// <summary>A change of a plan, and what it has to be called.</summary>
/// <param name="Before">The events that were there.</param>
/// <param name="After">The events that are there.</param>
/// <param name="Expected">Each change: its kind and class, whether it is announced, and the member.</param>
internal sealed record PlanChangeCase(PlanEvent[] Before, PlanEvent[] After, params string[] Expected)
{
    /// <summary>How many PX events the subscription admits.</summary>
    public int? Limit { get; init; }

    private const string Ended = "2026-11-27, replaced by another";

    private static readonly PlanMember User = new() { Name = "identifyId", Type = WireKind.String, Required = true };
    private static readonly PlanMember Text = new() { Name = "attributes.a", Type = WireKind.String };
    private static readonly PlanMember Whole = new() { Name = "attributes.n", Type = WireKind.Integer };
    private static readonly PlanMember List = new() { Name = "attributes.l", Type = WireKind.Array };
    private static readonly PlanMember Map = new() { Name = "attributes.o", Type = WireKind.Object };
    private static readonly PlanEvent Exported = Px("Report Exported", User, Text);
    private static readonly PlanEvent Shipped = new() { Target = EventTarget.Nxt, Name = "order_shipped", Version = "v01", Members = new([new() { Name = "orderId", Type = WireKind.String }]) };

    public static IReadOnlyDictionary<string, PlanChangeCase> All { get; } = new Dictionary<string, PlanChangeCase>
    {
        // Events.
        ["nothing changes"] = Event(Exported, Exported),
        ["a PX event is added"] = new([], [Exported], "Added Compatible"),
        ["a PX event is added within the limit"] = new([], [Exported], "Added Warning") { Limit = 1 },
        ["a PX event is added beyond the limit"] = new([Px("B")], [Px("B"), Exported], "Added Breaking") { Limit = 1 },
        ["a PX event is added where a retired one has made room"] = new([Px("B")], [Px("B") with { Retired = Ended }, Exported], "Retired Breaking announced", "Added Warning") { Limit = 1 },
        ["a PX event is added for a second product within the limit"] = new([Exported], [Exported, Exported with { Product = "Mobile" }], "Added Warning") { Limit = 1 },
        ["an NXT event is added"] = new([], [Shipped], "Added Warning"),
        ["a retired event is added"] = new([], [Exported with { Retired = Ended }], "Added Compatible"),
        ["an event is removed"] = new([Exported], [], "Removed Breaking"),
        ["a retired event is removed"] = new([Exported with { Retired = Ended }], [], "Removed Compatible"),
        ["a retired event is removed where one like it is added"] = new([Exported with { Retired = Ended }], [Exported with { Name = "Report Shared" }], "Removed Compatible", "Added Compatible"),
        ["an event is renamed"] = new([Exported], [Exported with { Name = "Report Shared" }], "Renamed Breaking"),
        ["an event is renamed by case alone"] = new([Exported], [Exported with { Name = "report exported" }], "Renamed Breaking"),
        ["an event is renamed and described anew"] = new([Exported], [Exported with { Name = "Report Shared", Description = "new" }], "Renamed Breaking", "Described Compatible"),
        ["an event is replaced by one of another shape"] = new([Exported], [Px("Report Shared", User, Whole)], "Removed Breaking", "Added Compatible"),
        ["two events of one shape are replaced by two"] = new([Px("A", User), Px("B", User)], [Px("C", User), Px("D", User)], "Removed Breaking", "Removed Breaking", "Added Compatible", "Added Compatible"),
        ["an event without members is replaced by another"] = new([Px("A")], [Px("B")], "Removed Breaking", "Added Compatible"),
        ["an event is retired"] = Event(Exported, Exported with { Retired = Ended }, "Retired Breaking announced"),
        ["an event is retired and its members are gone"] = Event(Exported, Exported with { Retired = Ended, Members = new([]) }, "Retired Breaking announced"),
        ["an event is retired for a new one"] = new([Exported], [Exported with { Retired = Ended }, Px("Report Shared", User, Whole)], "Retired Breaking announced", "Added Compatible"),
        ["a retired event is changed"] = Event(Exported with { Retired = Ended }, Px("Report Exported") with { Retired = Ended }),
        ["a retirement is put off"] = Event(Exported with { Retired = Ended }, Exported with { Retired = "2027-01-01" }, "Described Compatible"),
        ["a retired event is sent again"] = Event(Exported with { Retired = Ended }, Exported, "Restored Warning"),
        ["an event moves to NXT"] = new([Exported], [Shipped with { Name = "Report Exported" }], "TargetChanged Breaking"),
        ["an event goes to NXT as well"] = new([Exported], [Exported, Shipped with { Name = "Report Exported" }], "Added Warning"),
        ["an event moves to a product"] = Event(Exported, Exported with { Product = "Mobile" }, "ProductChanged Breaking"),
        ["an event moves to the default product"] = Event(Exported with { Product = "Mobile" }, Exported, "ProductChanged Breaking"),
        ["an event moves to a product and loses a member"] = Event(Exported, Px("Report Exported", User) with { Product = "Mobile" }, "ProductChanged Breaking", "Removed Breaking of attributes.a"),
        ["an event has a new version"] = Event(Shipped, Shipped with { Version = "v02" }, "VersionChanged Breaking announced"),
        ["an event has a new version beside the old one"] = new([Shipped], [Shipped, Shipped with { Version = "v02" }], "Added Warning"),
        ["an event's version is no longer left to the settings"] = Event(Shipped with { Version = null }, Shipped, "VersionChanged Warning"),
        ["an event's version is left to the settings"] = Event(Shipped, Shipped with { Version = null }, "VersionChanged Warning"),
        ["one of two versions is removed"] = new([Shipped, Shipped with { Version = "v02" }], [Shipped with { Version = "v02" }], "Removed Breaking"),
        ["an event goes to another topic"] = Event(Shipped with { Topic = "a" }, Shipped with { Topic = "b" }, "TopicChanged Breaking"),
        ["an event goes to another topic in a new version"] = Event(Shipped with { Topic = "a" }, Shipped with { Topic = "b", Version = "v02" }, "VersionChanged Breaking announced", "TopicChanged Breaking announced"),
        ["an event's topic is no longer left to the settings"] = Event(Shipped, Shipped with { Topic = "b" }, "TopicChanged Warning"),
        ["an event has another contract"] = Event(Shipped with { Contract = "a" }, Shipped with { Contract = "b" }, "ContractChanged Breaking"),
        ["an event's contract is left to the settings"] = Event(Shipped with { Contract = "a" }, Shipped, "ContractChanged Warning"),
        ["an event takes its user from the context"] = Event(Exported, Exported with { Identity = IdentitySource.FromContext }, "IdentityChanged Breaking"),
        ["an event takes its user from a member"] = Event(Exported with { Identity = IdentitySource.FromContext }, Exported, "IdentityChanged Breaking"),
        ["an event may carry other members"] = Event(Exported, Exported with { AdmitsOtherMembers = true }, "Widened Compatible"),
        ["an event carries no other members"] = Event(Exported with { AdmitsOtherMembers = true }, Exported, "Narrowed Breaking"),
        ["an event is described"] = Event(Exported, Exported with { Description = "new" }, "Described Compatible"),
        ["an event has another owner"] = Event(Exported with { Owner = "a" }, Exported with { Owner = "b" }, "Described Compatible"),
        ["an event expires"] = Event(Exported, Exported with { ExpiresOn = "2026-12-31" }, "ExpiryChanged Warning"),
        ["an event expires earlier"] = Event(Exported with { ExpiresOn = "2027-01-01" }, Exported with { ExpiresOn = "2026-12-31" }, "ExpiryChanged Warning"),
        ["an event expires later"] = Event(Exported with { ExpiresOn = "2026-12-31" }, Exported with { ExpiresOn = "2027-01-01" }, "ExpiryChanged Compatible"),
        ["an event no longer expires"] = Event(Shipped with { ExpiresOn = "2026-12-31" }, Shipped, "ExpiryChanged Compatible"),
        ["an event is deprecated"] = Event(Exported, Exported with { Deprecated = "Use\nanother." }, "Deprecated Warning"),
        ["an event is deprecated in other words"] = Event(Exported with { Deprecated = "a" }, Exported with { Deprecated = "b" }, "Described Compatible"),
        ["an event is no longer deprecated"] = Event(Exported with { Deprecated = "a" }, Exported, "Described Compatible"),
        ["an event is added under a name that is too long"] = new([], [Px(new string('x', 2_001))], "Added Compatible", "OverLimit Warning"),
        ["an event is renamed to a name that is too long"] = new([Exported], [Exported with { Name = new string('x', 2_001) }], "Renamed Breaking", "OverLimit Warning"),
        ["an event has more than 50 attributes"] = Event(Px("E", Texts(50)), Px("E", Texts(51)), "Added Compatible of attributes.51", "OverLimit Warning"),
        ["an event still has more than 50 attributes"] = Event(Px("E", Texts(51)), Px("E", Texts(52)), "Added Compatible of attributes.52"),

        // Members.
        ["a member is added"] = Member(null, Text, "Added Compatible"),
        ["a required member is added"] = Member(null, Text with { Required = true }, "Added Breaking"),
        ["a retired member is added"] = Member(null, Text with { Required = true, Retired = Ended }, "Added Compatible"),
        ["a member is added under a name that is too long"] = new(
            [Px("E", User)], [Px("E", User, Text with { Name = "attributes." + new string('x', 1_025) })], "Added Compatible of attributes.xxx…", "OverLimit Warning of attributes.xxx…"),
        ["a member is removed"] = Member(Text, null, "Removed Breaking"),
        ["a retired member is removed"] = Member(Text with { Retired = Ended }, null, "Removed Compatible"),
        ["a member is renamed"] = Member(Text, Text with { Name = "attributes.b" }, "Renamed Breaking"),
        ["a member is renamed and described anew"] = Member(Text, Text with { Name = "attributes.b", Description = "new" }, "Renamed Breaking", "Described Compatible"),
        ["a member is renamed, deprecated and made personal"] = Member(
            Text, Text with { Name = "attributes.b", Personal = true, Deprecated = "Use c." }, "Renamed Breaking", "PersonalChanged Compatible", "Deprecated Warning"),
        ["a member is replaced by one of another type"] = Member(Text, Whole with { Name = "attributes.b" }, "Removed Breaking", "Added Compatible of attributes.b"),
        ["a member is replaced by one with another constraint"] = Member(Text, With(Text, "maxLength", "9") with { Name = "attributes.b" }, "Removed Breaking", "Added Compatible of attributes.b"),
        ["a member is replaced by one of two alike"] = new([Px("E", Text)], [Px("E", Text with { Name = "attributes.b" }, Text with { Name = "attributes.c" })], "Removed Breaking of attributes.a", "Added Compatible of attributes.b", "Added Compatible of attributes.c"),
        ["a retired member is removed where one like it is added"] = Member(Text with { Retired = Ended }, Text with { Name = "attributes.b" }, "Removed Compatible", "Added Compatible of attributes.b"),
        ["a member is retired"] = Member(Text, Text with { Retired = Ended }, "Retired Breaking announced"),
        ["a member is retired for another"] = new([Px("E", Text)], [Px("E", Text with { Retired = Ended }, Whole)], "Retired Breaking announced of attributes.a", "Added Compatible of attributes.n"),
        ["a retired member is sent again"] = Member(Text with { Retired = Ended }, Text, "Restored Warning"),
        ["a retired member is changed"] = Member(Text with { Retired = Ended }, Text with { Retired = Ended, Type = WireKind.Object }),
        ["a text becomes a number"] = Member(Text, Text with { Type = WireKind.Number }, "Retyped Breaking"),
        ["a time becomes a text"] = Member(Text with { Type = WireKind.DateTime }, Text, "Retyped Breaking"),
        ["a whole number may have a fraction"] = Member(Whole, Whole with { Type = WireKind.Number }, "Retyped Warning"),
        ["a whole number may have a fraction, in a smaller range"] = Member(With(Whole, "maximum", "9"), With(Whole, "maximum", "8.5") with { Type = WireKind.Number }, "Retyped Warning", "Narrowed Breaking"),
        ["a number becomes whole"] = Member(Whole with { Type = WireKind.Number }, Whole, "Retyped Breaking"),
        ["a flag becomes a text with constraints"] = Member(Text with { Type = WireKind.Boolean }, With(Text, "maxLength", "9"), "Retyped Breaking"),
        ["a list becomes an object"] = Member(List, List with { Type = WireKind.Object }, "Retyped Breaking"),
        ["a member is made required"] = Member(Text, Text with { Required = true }, "MadeRequired Breaking"),
        ["a member is made optional"] = Member(Text with { Required = true }, Text, "MadeOptional Warning"),
        ["a member becomes personal"] = Member(Text, Text with { Personal = true }, "PersonalChanged Compatible"),
        ["a member is no longer personal"] = Member(Text with { Personal = true }, Text, "PersonalChanged Warning"),
        ["a member is described"] = Member(Text, Text with { Description = "new" }, "Described Compatible"),
        ["a member is deprecated"] = Member(Text, Text with { Deprecated = "Use b." }, "Deprecated Warning"),
        ["a member is no longer deprecated"] = Member(Text with { Deprecated = "Use b." }, Text, "Described Compatible"),
        ["a member of a new version is removed, another is retyped and a third is made required"] = new(
            [Nxt("v01", Named("a", WireKind.String), Named("b", WireKind.String), Named("c", WireKind.String))],
            [Nxt("v02", Named("b", WireKind.Integer), Named("c", WireKind.String) with { Required = true })],
            "VersionChanged Breaking announced", "Removed Breaking announced of a", "Retyped Breaking announced of b", "MadeRequired Breaking announced of c"),
        ["a member is removed where the settings decide the version"] = new([Nxt(null, Named("a", WireKind.String))], [Nxt("v02")], "VersionChanged Warning", "Removed Breaking of a"),

        // Constraints.
        ["a minimum is set"] = Member(Whole, With(Whole, "minimum", "0"), "Narrowed Breaking"),
        ["a minimum is raised"] = Member(With(Whole, "minimum", "0"), With(Whole, "minimum", "1"), "Narrowed Breaking"),
        ["a minimum is lowered"] = Member(With(Whole, "minimum", "0"), With(Whole, "minimum", "-1"), "Widened Compatible"),
        ["a minimum is taken away"] = Member(With(Whole, "minimum", "0"), Whole, "Widened Compatible"),
        ["a minimum is excluded"] = Member(With(Whole, "minimum", "0"), With(Whole, "exclusiveMinimum", "0"), "Narrowed Breaking"),
        ["a minimum is included"] = Member(With(Whole, "exclusiveMinimum", "0"), With(Whole, "minimum", "0.0"), "Widened Compatible"),
        ["a minimum is written with other digits"] = Member(With(Whole, "minimum", "10"), With(Whole, "minimum", "1e1")),
        ["a minimum is written twice, and the stricter is the same"] = Member(With(Whole, "minimum", "3"), With(With(Whole, "minimum", "3"), "exclusiveMinimum", "2")),
        ["a maximum is raised"] = Member(With(Whole, "maximum", "9"), With(Whole, "maximum", "10"), "Widened Compatible"),
        ["a maximum is lowered"] = Member(With(Whole, "maximum", "10"), With(Whole, "maximum", "9"), "Narrowed Breaking"),
        ["a maximum beyond decimals is lowered"] = Member(With(Whole, "maximum", "1e300"), With(Whole, "maximum", "1e299"), "Narrowed Breaking"),
        ["a range moves"] = Member(With(With(Whole, "minimum", "0"), "maximum", "9"), With(With(Whole, "minimum", "1"), "maximum", "10"), "Narrowed Breaking", "Widened Compatible"),
        ["a text may be longer"] = Member(With(Text, "maxLength", "9"), With(Text, "maxLength", "10"), "Widened Compatible"),
        ["a text must be shorter"] = Member(With(Text, "maxLength", "10"), With(Text, "maxLength", "9"), "Narrowed Breaking"),
        ["a text must be longer"] = Member(With(Text, "minLength", "1"), With(Text, "minLength", "2"), "Narrowed Breaking"),
        ["a text may be of any length"] = Member(With(Text, "minLength", "1"), Text, "Widened Compatible"),
        ["a list may have fewer items"] = Member(With(List, "minItems", "2"), With(List, "minItems", "1"), "Widened Compatible"),
        ["a list must have fewer items"] = Member(With(List, "maxItems", "5"), With(List, "maxItems", "4"), "Narrowed Breaking"),
        ["an object must have more members"] = Member(Map, With(Map, "minProperties", "1"), "Narrowed Breaking"),
        ["an object may have more members"] = Member(With(Map, "maxProperties", "1"), With(Map, "maxProperties", "2"), "Widened Compatible"),
        ["a pattern is set"] = Member(Text, With(Text, "pattern", "\"[a-z]+\""), "Narrowed Breaking"),
        ["a pattern is changed"] = Member(With(Text, "pattern", "\"[a-z]+\""), With(Text, "pattern", "\"[a-z]*\""), "Narrowed Breaking"),
        ["a pattern is taken away"] = Member(With(Text, "pattern", "\"[a-z]+\""), Text, "Widened Compatible"),
        ["values are listed"] = Member(Text, With(Text, "enum", "[\"a\"]"), "Narrowed Breaking"),
        ["a value is added"] = Member(With(Text, "enum", "[\"a\"]"), With(Text, "enum", "[\"a\",\"b\"]"), "Widened Compatible"),
        ["a value is removed"] = Member(With(Text, "enum", "[\"a\",\"b\"]"), With(Text, "enum", "[\"a\"]"), "Narrowed Breaking"),
        ["a value is replaced"] = Member(With(Text, "enum", "[\"a\"]"), With(Text, "enum", "[\"b\"]"), "Narrowed Breaking", "Widened Compatible"),
        ["values change places"] = Member(With(Text, "enum", "[\"a\",null]"), With(Text, "enum", "[null,\"a\"]")),
        ["values are no longer listed"] = Member(With(Text, "enum", "[\"a\"]"), Text, "Widened Compatible"),
        ["more values are refused"] = Member(Text, With(Text, "refused", "[\"a\"]"), "Narrowed Breaking"),
        ["fewer values are refused"] = Member(With(Text, "refused", "[\"a\"]"), Text, "Widened Compatible"),
        ["a refusal is changed"] = Member(With(Text, "refused", "[\"a\"]"), With(Text, "refused", "[\"b\"]"), "Narrowed Breaking", "Widened Compatible"),
        ["a constraint is narrowed in a new version"] = new(
            [Nxt("v01", With(Named("a", WireKind.String), "maxLength", "9"))], [Nxt("v02", With(Named("a", WireKind.String), "maxLength", "8"))],
            "VersionChanged Breaking announced", "Narrowed Breaking announced of a"),
    };

    private static PlanChangeCase Event(PlanEvent before, PlanEvent after, params string[] expected) => new([before], [after], expected);

    /// <summary>A member of an event that has others; what is expected is of the member as it was, unless it says of which.</summary>
    private static PlanChangeCase Member(PlanMember? before, PlanMember? after, params string[] expected) => new(
        [Px("E", [User, .. before is null ? (PlanMember[])[] : [before]])],
        [Px("E", [User, .. after is null ? (PlanMember[])[] : [after]])],
        [.. expected.Select(each => each.Contains(" of ", StringComparison.Ordinal) ? each : $"{each} of {(before ?? after)!.Name}")]);

    private static PlanMember With(PlanMember member, string keyword, string json) =>
        member with { Constraints = member.Constraints.Append(new PlanConstraint(keyword, json)).ToPlanList() };

    private static PlanEvent Px(string name, params PlanMember[] members) => new() { Target = EventTarget.Px, Name = name, Members = new(members) };

    private static PlanEvent Nxt(string? version, params PlanMember[] members) => new() { Target = EventTarget.Nxt, Name = "e", Version = version, Members = new(members) };

    private static PlanMember Named(string name, WireKind type) => new() { Name = name, Type = type };

    private static PlanMember[] Texts(int count) => [.. Enumerable.Range(1, count).Select(static number => Text with { Name = $"attributes.{number}" })];
}
