using FsCheck;
using FsCheck.Fluent;
using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Rules;

namespace GainsightEvents.Plans.Tests.PlanFiles;

/// <summary>Catalogs with hostile names and every kind of constraint, and plans of them with what only the source knows.</summary>
internal static class RandomPlans
{
    // Names have a form in UTF-8 and are not blank: the compiler refuses others.
    private static readonly Gen<string> Texts = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(static text => string.Concat((text ?? "").Where(static character => !char.IsSurrogate(character)))),
        Gen.Elements("Report Exported", "\"\\\"", "\0\u0001\u007f", "åäö", "日本語", "🚀 \" 🚀", "\u2028", "</script>", "a/b~c", "attributes.", "2026-11-27", new string('x', 2_001)))
        .Where(static text => !string.IsNullOrWhiteSpace(text));

    private static readonly Gen<bool> Flags = Gen.Elements(false, true);

    private static readonly Gen<ValueRule> Rules = Gen.OneOf(
        from bound in Gen.Choose(-9, 9) from width in Gen.Choose(1, 9) from low in Flags from high in Flags select ValueRule.Range(bound, bound + width, low, high),
        from bound in Gen.Elements(-0.1, 0.0, 1e300, double.NegativeInfinity, 0.30000000000000004) from low in Flags select ValueRule.Range(bound, double.PositiveInfinity, low),
        Gen.Elements(
            ValueRule.Range(typeof(decimal), "0.10", "9.99"),
            ValueRule.Range(typeof(DateTime), "2024-01-01", "2024-12-31"),
            ValueRule.Range(typeof(DayOfWeek), "Monday", "Friday"),
            ValueRule.AllowedValues(1, 2.50m, null, true, "a", 1.1f, long.MaxValue),
            ValueRule.AllowedValues("\ud800", "💾"),
            ValueRule.AllowedValues(DayOfWeek.Friday),
            ValueRule.Pattern(@"\d+ ""💾"""),
            ValueRule.Pattern(" "),
            ValueRule.Url(),
            ValueRule.Unmeetable("its pattern is empty")),
        from least in Gen.Choose(0, 5) from more in Gen.Choose(0, 5) select ValueRule.Length(least, least + more),
        from least in Gen.Choose(0, 5) from left in Flags select ValueRule.Items(least, int.MaxValue, left));

    private static readonly Gen<EventMember> Members =
        from name in Texts
        from role in Gen.Frequency((4, Gen.Constant(MemberRole.Attribute)), (1, Gen.Elements(Enum.GetValues<MemberRole>())))
        from kind in Gen.Elements(Enum.GetValues<WireKind>())
        from required in Flags
        from personal in Flags
        from rules in Rules.ListOf()
        select new EventMember(name, name, role, kind) { Required = required, Personal = personal, Constraints = [.. rules.Take(4)] };

    private static readonly Gen<EventDescriptor> Events =
        from px in Texts.OrNull()
        from nxt in Texts
        from alsoNxt in Flags
        from product in Texts.OrNull()
        from version in Texts.OrNull()
        from topic in Texts.OrNull()
        from identity in Gen.Elements(Enum.GetValues<IdentitySource>())
        from members in Members.ListOf()
        select new EventDescriptor
        {
            TypeName = "Acme.Event",
            Px = px is null ? null : new() { EventName = px, Product = product, Identity = identity },
            Nxt = px is not null && !alsoNxt ? null : new() { EventName = nxt, Version = version, Topic = topic, Contract = product },
            // A role, and a name, is a member's alone.
            Members = [.. members.DistinctBy(static member => member.WireName).DistinctBy(static member => member.Role == MemberRole.Attribute ? member.WireName : $"{member.Role}\0")],
        };

    /// <summary>Catalogs, whose events have names of their own.</summary>
    public static Gen<EventCatalog> Catalogs { get; } =
        from events in Events.ListOf()
        select new EventCatalog(
            "Acme",
            [.. events.DistinctBy(static e => e.Px?.EventName ?? "\0" + e.Nxt!.EventName).DistinctBy(static e => e.Nxt?.EventName ?? "\0" + e.Px!.EventName)],
            []);

    /// <summary>Plans of catalogs, some of whose events and members have notes.</summary>
    public static Arbitrary<PlanFile> All { get; } = (
        from catalog in Catalogs
        from version in Gen.Elements(null, "0.0.0", "1.2.3", "999999999.0.10")
        from notes in Texts.OrNull().ArrayOf(7)
        from retired in Flags
        from expiresOn in Gen.Elements(null, "2026-11-27", "9999-12-31")
        let plan = PlanFile.Of(catalog)
        select plan with
        {
            Version = version,
            Events = plan.Events.Select((each, index) => index % 2 == 1 ? each : each with
            {
                Description = notes[0],
                Owner = notes[1],
                ExpiresOn = expiresOn,
                Deprecated = notes[2],
                Retired = retired && notes[3] is not null ? $"2026-11-27, {notes[3]}" : null,
                Members = each.Members.Select(member => member with
                {
                    Description = notes[4],
                    Deprecated = notes[5],
                    Retired = retired && notes[6] is not null ? $"2026-11-28, {notes[6]}" : null,
                }).ToPlanList(),
            }).ToPlanList(),
        }).ToArbitrary();
}
