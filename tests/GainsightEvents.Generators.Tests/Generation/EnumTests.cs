using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

public sealed class EnumTests
{
    [Fact]
    public void Enums_are_written_by_name_flags_separated_by_commas() =>
        EventSource.Opened(
            "public required Channel Channel { get; init; } public Channel? Previous { get; init; } public Rights Rights { get; init; } = Rights.Read;",
            """
            public enum Channel { Web, [JsonStringEnumMemberName("mobile \"app\"")] Mobile, Browser = Web }
            [Flags] public enum Rights { None = 0, Read = 1, [JsonStringEnumMemberName("change")] Write = 2, All = Read | Write }
            """)
            .Generate()
            .Matches(only: "Acme.")
            .WritesAttributes(
                "new Opened { Channel = Channel.Browser, Previous = Channel.Mobile, Rights = Rights.All }",
                """{"channel":"Web","previous":"mobile \"app\"","rights":"All"}""")
            .WritesAttributes(
                "new Opened { Channel = Channel.Web, Rights = (Rights)3 & ~Rights.Read }",
                """{"channel":"Web","rights":"change"}""");

    [Theory]
    [InlineData("Rights.None", "None")]
    [InlineData("Rights.Read", "Read")]
    [InlineData("Rights.Read | Rights.More", "Read, More")]
    [InlineData("Rights.Pair", "Pair")]
    [InlineData("Rights.Pair | Rights.More", "Pair, More")]
    [InlineData("Rights.Read | Rights.Top | Rights.More", "Everything, More")]
    [InlineData("Rights.Everything", "Everything")]
    public void Flags_have_the_name_of_their_exact_value_or_those_that_make_it_up(string value, string name) =>
        Flags().WritesAttributes($"new Opened {{ Rights = {value} }}", $$"""{"rights":"{{name}}"}""");

    [Theory]
    [InlineData("(Rights)2")]
    [InlineData("Rights.Read | (Rights)4")]
    [InlineData("Rights.Read | (Rights)16")]
    public void Flags_with_a_bit_that_has_no_name_are_refused(string value) => Flags().Refuses($"new Opened {{ Rights = {value} }}", "Rights");

    [Fact]
    public void Flags_without_a_name_for_zero_refuse_zero() =>
        EventSource.Opened("public Rights Rights { get; init; }", "[Flags] public enum Rights { Read = 1 }").Generate().Refuses("new Opened()", "Rights");

    [Theory]
    [InlineData("sbyte", "-1")]
    [InlineData("byte", "255")]
    [InlineData("short", "-1")]
    [InlineData("ushort", "65535")]
    [InlineData("uint", "4294967295")]
    [InlineData("long", "-9223372036854775808")]
    [InlineData("ulong", "18446744073709551615")]
    public void Any_underlying_type(string type, string value) =>
        EventSource.Opened("public Level Level { get; init; }", $$"""public enum Level : {{type}} { Known = 1, Extreme = unchecked(({{type}})({{value}})) }""")
            .Generate()
            .WritesAttributes("new Opened { Level = Level.Extreme }", """{"level":"Extreme"}""")
            .Refuses("new Opened { Level = (Level)2 }", "Level");

    [Theory]
    [InlineData("short")]
    [InlineData("ulong")]
    public void Flags_of_any_underlying_type_may_use_the_highest_bit(string type) =>
        EventSource.Opened("public Bits Bits { get; init; }", $$"""[Flags] public enum Bits : {{type}} { Low = 1, High = unchecked(({{type}})(1UL << (sizeof({{type}}) * 8 - 1))) }""")
            .Generate()
            .WritesAttributes("new Opened { Bits = Bits.Low | Bits.High }", """{"bits":"Low, High"}""")
            .Refuses("new Opened { Bits = (Bits)2 }", "Bits");

    [Fact]
    public void An_enum_without_members_refuses_every_value() =>
        EventSource.Opened("public Nothing Nothing { get; init; }", "public enum Nothing { }")
            .Generate()
            .Refuses("new Opened()", "Nothing");

    [Fact]
    public void Enums_of_one_name_in_two_namespaces_are_told_apart() =>
        EventSource.Opened(
            "public Web.Kind First { get; init; } public App.Kind Second { get; init; }",
            "public static class Web { public enum Kind { A } } public static class App { public enum Kind { B } }")
            .Generate()
            .WritesAttributes("new Opened()", """{"first":"A","second":"B"}""");

    private static GenerationRun Flags() => EventSource.Opened(
        "public Rights Rights { get; init; }",
        "[Flags] public enum Rights { None, Read = 1, Pair = 2 | 4, Top = 8, Everything = Read | Top, More = 32 }").Generate();
}
