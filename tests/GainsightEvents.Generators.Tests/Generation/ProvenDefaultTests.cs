using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>An argument left out leaves the member as <c>new</c> leaves it: the event is published both ways, and what arrives is compared.</summary>
public sealed class ProvenDefaultTests
{
    [Theory]
    [InlineData("private int _count = 5; public int Count { get => _count; init => _count = value; }", """{"count":5}""")]
    [InlineData("private int _count = 5; public int Count { get { return _count; } set { _count = value; } }", """{"count":5}""")]
    [InlineData("public int Count { get; init; } = Next(); private static int Next() => 7;", """{"count":7}""")]
    [InlineData("public int Count { get; init; } = new Random(5).Next(1, 2);", """{"count":1}""")]
    [InlineData("public Opened() => Count++; public int Count { get; set; }", """{"count":1}""")]
    [InlineData("public Opened() { Count += 3; } public int Count { get; set; }", """{"count":3}""")]
    [InlineData("public Opened() => (Count, _) = (4, 5); public int Count { get; set; }", """{"count":4}""")]
    [InlineData("public Opened() { if (Name is null) { this.Name ??= \"n\"; } } public string? Name { get; set; }", """{"name":"n"}""")]
    [InlineData("public Opened() { Action fill = () => Count = 6; fill(); } public int Count { get; set; }", """{"count":6}""")]
    [InlineData("public Opened() { Fill(); void Fill() => Count = 6; } public int Count { get; set; }", """{"count":6}""")]
    [InlineData("public Opened() => Fill(this); static void Fill(Opened o) => o.Count = 6; public int Count { get; set; }", """{"count":6}""")]
    [InlineData("public Opened() => this.Fill<int>(6); void Fill<T>(T value) => Count = (int)(object)value!; public int Count { get; set; }", """{"count":6}""")]
    [InlineData("public Opened() { var me = this; me.Count = 6; } public int Count { get; set; }", """{"count":6}""")]
    [InlineData("public Opened() { var all = new[] { this }; foreach (var one in all) { one.Count = 6; } } public int Count { get; set; }", """{"count":6}""")]
    [InlineData("public Opened() : this(6) { } private Opened(int count) => Count = count; public int Count { get; set; }", """{"count":6}""")]
    [InlineData("public Opened() => Trigger = 1; int Trigger { set => Count = 6; } public int Count { get; set; }", """{"count":6}""")]
    [InlineData("public Opened() => this[0] = 6; int this[int i] { set => Count = value; } public int Count { get; set; }", """{"count":6}""")]
    [InlineData("public Opened() => _ = Trigger; int Trigger => Count = 6; public int Count { get; set; }", """{"count":6}""")]
    [InlineData("static Opened() => Start = 6; static int Start; public int Count { get; init; } = Start;", """{"count":6}""")]
    [InlineData("public List<string> Tags { get; init; } = new() { \"a\" };", """{"tags":"[\"a\"]"}""")]
    [InlineData("public Opened() => Tags.Add(\"a\"); public List<string> Tags { get; init; } = new();", """{"tags":"[\"a\"]"}""")]
    [InlineData("public const int Start = 6; public int Count { get; init; } = Start;", """{"count":6}""")]
    [InlineData("public Opened() => Console.Out.Flush(); public int Count { get; init; } = 6;", """{"count":6}""")]
    public void In_the_event_itself(string members, string attributes) => Compare(
        $$"""
        [GainsightEvent("Opened")]
        public sealed partial record Opened { [IdentifyId] public string UserId { get; init; } = "x"; {{members}} }
        """,
        attributes);

    [Fact]
    public void By_an_extension() => Compare(
        """
        [GainsightEvent("Opened")]
        public sealed partial record Opened { public Opened() => this.Extend(); [IdentifyId] public string UserId { get; init; } = "x"; public int Count { get; set; } }
        public static class Extensions { public static void Extend(this Opened opened) => opened.Count = 6; }
        """,
        """{"count":6}""");

    [Theory]
    [InlineData("public string? Kind { get; init; } = \"web\";", "", """{"kind":"web"}""")]
    [InlineData("protected UserEvent() => Kind = \"web\"; public string? Kind { get; init; }", "", """{"kind":"web"}""")]
    [InlineData("protected UserEvent() => Fill(); protected virtual void Fill() { }", "public string? Kind { get; set; } protected override void Fill() => Kind = \"web\";", """{"kind":"web"}""")]
    [InlineData("private string? _kind = \"web\"; public virtual string? Kind { get => _kind; init => _kind = value; }", "public override string? Kind { get => base.Kind; init => base.Kind = value; }", """{"kind":"web"}""")]
    [InlineData("protected UserEvent() => Kind = \"web\"; public virtual string? Kind { get; set; }", "public override string? Kind { get; set; }", """{"kind":"web"}""")]
    [InlineData("protected UserEvent(string kind = \"web\") => Kind = kind; public string? Kind { get; init; }", "", """{"kind":"web"}""")]
    [InlineData("public string? Kind { get; init; } = \"base\";", "public new string? Kind { get; init; } = Environment.GetEnvironmentVariable(\"no such\") ?? \"web\";", """{"kind":"web"}""")]
    [InlineData("protected UserEvent() { if (this is IFilled filled) { filled.Kind = \"web\"; } }", "public string? Kind { get; set; }", """{"kind":"web"}""")]
    public void With_a_base_type(string inBase, string own, string attributes)
    {
        var types = $$"""
            public interface IFilled { string? Kind { get; set; } }
            public abstract record UserEvent { {{inBase}} }
            """;
        var filled = inBase.Contains("IFilled", StringComparison.Ordinal) ? ", IFilled" : "";
        var opened = $$"""
            [GainsightEvent("Opened")]
            public sealed partial record Opened : UserEvent{{filled}} { [IdentifyId] public string UserId { get; init; } = "x"; {{own}} }
            """;

        Compare(types + opened, attributes);
        Compare(EventSource.In("Acme", opened) with { Libraries = [(EventSource.In("Acme", types) with { AssemblyName = "Base" }).ToLibrary()] }, attributes);
    }

    [Fact]
    public void With_a_copy_as_the_base() => Compare(
        """
        public record UserEvent { public string? Kind { get; init; } public static readonly UserEvent Template = new() { Kind = "web" }; }
        [GainsightEvent("Opened")]
        public sealed partial record Opened : UserEvent { public Opened() : base(Template) { } [IdentifyId] public string UserId { get; init; } = "x"; }
        """,
        """{"kind":"web"}""");

    [Fact]
    public void What_a_required_member_sets_beside_itself_is_left_alone() =>
        EventSource.Opened("""
            private string _name = "";
            public required string Name { get => _name; init { _name = value; Length = value.Length; } }
            public int Length { get; set; }
            """)
            .Generate()
            .Publishes("publisher.PublishOpenedAsync(\"u\", name: \"four\")", """{"name":"four","length":4}""");

    [Fact]
    public void What_the_user_sets_beside_itself_is_left_alone() =>
        EventSource.In("Acme", """
            [GainsightEvent("Opened")]
            public sealed partial class Opened
            {
                private string _user = "";
                [IdentifyId] public string UserId { get => _user; set { _user = value; Length = value.Length; } }
                public int Length { get; set; }
            }
            """)
            .Generate()
            .Publishes("publisher.PublishOpenedAsync(\"four\")", """{"length":4}""");

    [Fact]
    public void A_user_whose_accessors_do_more_is_asked_for() =>
        EventSource.In("Acme", """
            [GainsightEvent("Opened")]
            public sealed partial class Opened { private string? _user; [IdentifyId] public string? UserId { get => _user; set => _user = value; } public int Count { get; set; } }
            """)
            .Generate()
            .Publishes("publisher.PublishOpenedAsync(\"u\", count: 2)", """{"count":2}""");

    [Fact]
    public void The_caller_is_who_calls_the_method() =>
        EventSource.In("Acme", """
            using System.Runtime.CompilerServices;
            [GainsightEvent("Opened")]
            public sealed partial record Opened([property: IdentifyId] string UserId, [CallerMemberName] string Caller = "", [CallerLineNumber] int Line = 0);
            """)
            .Generate()
            .Publishes("publisher.PublishOpenedAsync(\"u\", line: 1)", """{"caller":"Run","line":1}""");

    [Theory]
    [InlineData("struct Opened(string userId)", "[IdentifyId] public string UserId { get; } = userId; public int Count { get; init; }", """{"count":0}""")]
    [InlineData("struct Opened", "public Opened(string userId) => UserId = userId; [IdentifyId] public string UserId { get; } public int Count { get; init; }", """{"count":0}""")]
    [InlineData("record struct Opened([property: IdentifyId] string UserId)", "public int Count { get; init; } = 5;", """{"count":5}""")]
    public void A_struct_is_built_by_its_own_constructor(string declaration, string members, string attributes) =>
        (EventSource.In("Acme", $$"""[GainsightEvent("Opened")] public partial {{declaration}} { {{members}} }""") with { LanguageVersion = LanguageVersion.CSharp12 })
            .Generate()
            .Publishes("publisher.PublishAsync(new Opened(\"u\"))", attributes)
            .Publishes("publisher.PublishOpenedAsync(\"u\")", attributes);

    [Theory]
    [InlineData("public int Count { get; init => field = value + 1; } = 5;", """{"count":5}""")]
    [InlineData("public string? Name { get => field ?? \"none\"; init; }", """{"name":"none"}""")]
    [InlineData("public partial int Count { get; init; } private int _count = 5; public partial int Count { get => _count; init => _count = value; }", """{"count":5}""")]
    [InlineData("public partial Opened(); public partial Opened() => Count = 5; public int Count { get; set; }", """{"count":5}""")]
    public void In_newer_C_sharp(string members, string attributes) => Compare(
        EventSource.In("Acme", $$"""
            [GainsightEvent("Opened")]
            public sealed partial class Opened { [IdentifyId] public string UserId { get; init; } = "x"; {{members}} }
            """) with { LanguageVersion = LanguageVersion.Preview },
        attributes);

    [Fact]
    public void The_documentation_says_what_is_no_parameter_and_why() =>
        Assert.Contains(
            "/// The default of <c>Id</c> is not known here, for its initializer is no constant.",
            EventSource.Opened("public Guid Id { get; init; } = Guid.NewGuid();").Generate().File("Opened"),
            StringComparison.Ordinal);

    private static void Compare(string source, string attributes) => Compare(EventSource.In("Acme", source), attributes);

    private static void Compare(GenerationProject project, string attributes) => project.Generate()
        .Publishes("publisher.PublishAsync(new Opened())", attributes)
        .Publishes("publisher.PublishOpenedAsync(\"u\")", attributes);
}
