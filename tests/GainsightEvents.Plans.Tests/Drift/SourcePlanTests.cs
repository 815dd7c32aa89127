using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Presets;

namespace GainsightEvents.Plans.Tests.Drift;

/// <summary>The plan that the compiler reads from symbols is the one that the emitted catalog gives, but for words, which no catalog has.</summary>
public sealed class SourcePlanTests
{
    // Every kind of member, and every constraint that is of consequence to it.
    private const string Wide = """
        namespace Acme;

        public enum Format { Pdf, Csv = 3, [JsonStringEnumMemberName("x-ls")] Xls }
        [Flags] public enum Options { None, A = 1, B = 2 }
        public readonly record struct UserId(string Value);
        public readonly record struct Number(long Value);
        public sealed record Part(string Name, [property: Range(1, 9)] int Count);

        public abstract record Base
        {
            [AccountId] public Guid? Account { get; init; }
            [StringLength(50, MinimumLength = 2), MinLength(3)] public string? Inherited { get; init; }
            public virtual int Overridden { get; init; }
        }

        [GainsightEvent("Wide <\"> 🚀", Product = "Mobile")]
        [NxtEvent("wide", Version = "v01", Topic = "t", Contract = "c")]
        public sealed partial record Both : Base
        {
            [IdentifyId, Personal, AllowedValues(1L, 2L)] public required long User { get; init; }
            [SessionId] public UserId Session { get; init; }
            [EventUrl, Url] public string? Page { get; init; }
            [Referrer] public Uri? Referrer { get; init; }
            [RemoteHost, RegularExpression("\\d+ \"")] public string? Host { get; init; }
            [EventDate] public DateTimeOffset At { get; init; }
            [UserType] public PxUserType? Kind { get; init; }
            [EventType] public string? Type { get; init; }
            [EventId] public Guid Id { get; init; }
            [GlobalContext, MinLength(1)] public Dictionary<string, string?>? Context { get; init; }
            [Range(0, 5)] public override int Overridden { get; init; }
        }

        [GainsightEvent("Values", Identity = IdentitySource.FromContext)]
        public sealed partial class Values
        {
            [IdentifyId] public string? User { get; set; }
            [JsonPropertyName("a b")] public string Named { get; set; } = "";
            [Range(0, 10, MinimumIsExclusive = true)] public int Whole { get; set; }
            [Range(0.5, double.PositiveInfinity, MinimumIsExclusive = true)] public int WholeByDouble { get; set; }
            [Range(0, 10, MaximumIsExclusive = true)] public double Fraction { get; set; }
            [Range(0.1, 1e300)] public float Single { get; set; }
            [Range(typeof(float), "0.1", "2.5")] public float ByFloat { get; set; }
            [Range(typeof(decimal), "0.10", "9.990")] public decimal? Money { get; set; }
            [Range(typeof(ulong), "1", "18446744073709551615")] public ulong Large { get; set; }
            [Range(typeof(long), "0x10", "99")] public long Hexadecimal { get; set; }
            [Range(0, 10)] public string? Text { get; set; }
            [Range(0, 1)] public bool Flag { get; set; }
            [Range(0, 1)] public Format Ordinal { get; set; }
            [Range(typeof(Format), "pdf", "3")] public Format Named2 { get; set; }
            [Range(typeof(DayOfWeek), "Monday", "Friday")] public DayOfWeek? Day { get; set; }
            [AllowedValues(Format.Pdf, Format.Xls)] public Format? Allowed { get; set; }
            [AllowedValues("a", "\ud800", null, 7, "💾")] public string? Words { get; set; }
            [AllowedValues(1, 2, 2, -3)] public int Numbers { get; set; }
            [AllowedValues(1.5, 1e300, 0.1)] public double Doubles { get; set; }
            [AllowedValues(1.1f)] public float Singles { get; set; }
            [AllowedValues((byte)7)] public byte Byte { get; set; }
            [AllowedValues(true)] public bool True { get; set; }
            [AllowedValues(1)] public string? NoneOfItsType { get; set; }
            [Range(typeof(DateTime), "2024-01-01", "2024-12-31T10:00")] public DateTime Time { get; set; }
            [Range(typeof(DateTimeOffset), "2024-01-01T00:00+01:00", "2024-12-31T00:00Z", MaximumIsExclusive = true)] public DateTimeOffset Instant { get; set; }
            [Range(typeof(TimeSpan), "00:01", "1.00:00:00")] public TimeSpan Duration { get; set; }
            [Range(typeof(DateOnly), "2024-1-2", "2024-12-31")] public DateOnly Date { get; set; }
            [Range(typeof(TimeOnly), "9:00", "17:30:01.5")] public TimeOnly Hour { get; set; }
            [Range(typeof(DateOnly), "2024-12-31", "2024-01-01")] public DateOnly Backwards { get; set; }
            [Range(typeof(Guid), "00000000-0000-0000-0000-000000000001", "ffffffff-ffff-ffff-ffff-ffffffffffff")] public Guid Guid { get; set; }
            [Range(typeof(int), "a", "b")] public int Unreadable { get; set; }
            [Range(9, 1)] public int Nothing { get; set; }
            [Url] public Uri? Link { get; set; }
            [Url] public int NoUrl { get; set; }
            [MinLength(1), MaxLength(5)] public List<string>? Items { get; set; }
            [MinLength(2)] public Dictionary<string, int>? Map { get; set; }
            [MaxLength(5)] public Dictionary<string, string?> Sparse { get; set; } = [];
            [StringLength(5)] public int[]? NotText { get; set; }
            [StringLength(9, MinimumLength = 2), MaxLength(7)] public string? Short { get; set; }
            [MaxLength(0)] public string? Never { get; set; }
            [RegularExpression("(")] public string? Broken { get; set; }
            [RegularExpression("[a-z]\u2028\u00A0")] public string? Form { get; set; }
            public Part? Part { get; set; }
            public Options Options { get; set; }
            [Range(1, 3)] public Number Wrapped { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int WhenSet { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public string? AlsoNull { get; set; }
            [JsonIgnore] public string? Ignored { get; set; }
            [JsonExtensionData] public Dictionary<string, object?>? More { get; set; }
            [Obsolete("Use Named."), Personal] public string? Old { get; set; }
        }

        [GainsightEvent("Positional")]
        public readonly partial record struct Positional([IdentifyId] Guid User, [property: StringLength(5)] string? Name, [MaxLength(3)] string? Other, DateTime At);

        [NxtEvent("only_nxt")]
        public sealed partial record OnlyNxt([property: IdentifyId] int Id, bool? Flag, DateTimeOffset When, object[]? None = null)
        {
            [JsonIgnore] public object[]? None { get; init; } = None;
        }

        [GainsightEvent("Twice")] public sealed partial record First([IdentifyId] string A, [property: MaxLength(5)] string? B, string C);
        [GainsightEvent("Twice")] public sealed partial record Second([IdentifyId] string A, string B, [property: JsonExtensionData] Dictionary<string, object?>? D);

        public static partial class Outer
        {
            [GainsightEvent("Nested")] public sealed partial record Inner([IdentifyId] string A);
        }
        """;

    [Fact]
    public void Of_every_kind_of_member_and_constraint()
    {
        var compilation = CompiledPlan.Compile(Wide);

        AssertAlike(CompiledPlan.OfCatalog(compilation), CompiledPlan.OfSymbols(compilation));
    }

    [Theory]
    [InlineData("samples/QuickStart/Events")]
    [InlineData("samples/AspNetCore/Reports")]
    [InlineData("samples/AspNetCore/Accounts")]
    public void Of_the_samples(string folder)
    {
        // The events and the enums that they hold.
        var sources = Directory.EnumerateFiles(Path.Combine(CompiledPlan.RepositoryRoot, folder), "*.cs")
            .Select(File.ReadAllText)
            .Where(static text => text.Contains("[GainsightEvent(", StringComparison.Ordinal) || text.Contains("[NxtEvent(", StringComparison.Ordinal)
                || text.Contains("enum ", StringComparison.Ordinal));
        var compilation = CompiledPlan.Compile([.. sources, "global using System.Threading.Tasks; global using System.Linq;"]);

        var plan = CompiledPlan.OfCatalog(compilation);
        Assert.NotEmpty(PlanFile.Parse(plan).Events);
        AssertAlike(plan, CompiledPlan.OfSymbols(compilation));
    }

    [Fact]
    public void Of_the_presets()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(CompiledPlan.RepositoryRoot, "src/GainsightEvents/Presets"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        Assert.NotEmpty(sources);

        // They have the names of those in the runtime that they are compiled with, and stand before them.
        AssertAlike(PlanFile.Of(SaasPreset.Catalog).Write(), CompiledPlan.OfSymbols(CompiledPlan.Compile(sources)));
    }

    [Fact]
    public void Words_come_from_comments_and_attributes()
    {
        var plan = PlanFile.Parse(CompiledPlan.OfSymbols(CompiledPlan.Compile(
            """
            [assembly: EventOwner("Platform")]

            /// <summary>
            /// A user exported a <see cref="Acme.Report{T}"/> &amp; more,
            /// <c>as CSV</c> or <see langword="null"/>.
            /// </summary>
            /// <param name="Format">The file's <paramref name="Format"/>.</param>
            [GainsightEvent("Report Exported", ExpiresOn = "2026-12-31"), Obsolete("Use Report Shared."), Retired("2026-11-27, replaced by Report Shared")]
            public sealed partial record ReportExported([IdentifyId] string UserId, string? Format)
            {
                /** <summary>How many
                  * rows.</summary> */
                [Obsolete] public int? Rows { get; init; }

                //// <summary>No doc comment.</summary>
                /// <summary>Not <b>closed.</summary>
                public int? Broken { get; init; }
            }

            [GainsightEvent("Owned", ExpiresOn = "2026-02-30"), EventOwner("Sales"), Retired("soon")]
            public sealed partial record Owned([IdentifyId] string UserId);
            """)));

        var (owned, exported) = (plan.Events[0], plan.Events[1]);
        Assert.Equal("A user exported a Report & more, as CSV or null.", exported.Description);
        Assert.Equal(
            ("Platform", "2026-12-31", "Use Report Shared.", "2026-11-27, replaced by Report Shared"), (exported.Owner, exported.ExpiresOn, exported.Deprecated, exported.Retired));
        Assert.Equal(
            ["attributes.broken: ", "attributes.format: The file's Format.", "attributes.rows: How many rows. obsolete", "identifyId: "],
            exported.Members.Select(static member => $"{member.Name}: {string.Join(' ', new[] { member.Description, member.Deprecated }.OfType<string>())}"));
        Assert.Equal(("Sales", null, null, null), (owned.Owner, owned.Description, owned.ExpiresOn, owned.Retired));
    }

    // One at a time, for then a difference shows where it is.
    private static void AssertAlike(string expected, string actual)
    {
        var (catalog, symbols) = (PlanFile.Parse(expected), PlanFile.Parse(actual));
        Assert.Equal(catalog.Events.Select(static e => e.ToString()), symbols.Events.Select(static e => e.ToString()));
        foreach (var (one, other) in catalog.Events.Zip(symbols.Events, static (one, other) => (one, WithoutWords(other))))
        {
            foreach (var (member, same) in one.Members.Zip(other.Members))
            {
                Assert.Equal($"{member} {string.Join(", ", member.Constraints)}", $"{same} {string.Join(", ", same.Constraints)}");
            }

            Assert.Equal(one, other);
        }
    }

    private static PlanEvent WithoutWords(PlanEvent planned) => planned with
    {
        Description = null,
        Owner = null,
        ExpiresOn = null,
        Deprecated = null,
        Retired = null,
        Members = planned.Members.Select(static member => member with { Description = null, Deprecated = null, Retired = null }).ToPlanList(),
    };
}
