using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>Types of other libraries and languages, as far as an event has to know them.</summary>
public sealed class ForeignTypeTests
{
    // As F# compiles them; an option's None is null.
    private const string FSharp = """
        using System;
        namespace Microsoft.FSharp.Core
        {
            [AttributeUsage(AttributeTargets.All)]
            public sealed class CompilationMappingAttribute : Attribute { public CompilationMappingAttribute(int flags) { } }

            [CompilationMapping(1)]
            public sealed class FSharpOption<T>
            {
                public FSharpOption(T value) => Value = value;
                public T Value { get; }
                public static FSharpOption<T> None => null!;
                public static bool get_IsNone(FSharpOption<T> option) => option is null;
            }

            [CompilationMapping(1)]
            public struct FSharpValueOption<T> { public int Tag => 0; public T Item => default!; public T Value => default!; }
        }

        namespace Shop
        {
            [Microsoft.FSharp.Core.CompilationMapping(33)]
            public abstract class Payment { public int Tag => 0; public bool IsCard => true; }

            [Microsoft.FSharp.Core.CompilationMapping(2)]
            public sealed class Address { public string City { get; set; } = ""; public int Number { get; set; } }
        }
        """;

    private const string Protobuf = """
        namespace Google.Protobuf.WellKnownTypes
        {
            public sealed class Timestamp { public long Seconds { get; set; } public int Nanos { get; set; } }
            public sealed class Duration { public long Seconds { get; set; } public int Nanos { get; set; } }
        }
        """;

    private const string NodaTime = """
        namespace NodaTime
        {
            public sealed class CalendarSystem { public string Id => ""; }
            public struct LocalDate { public CalendarSystem Calendar => null!; public int Year => 1; public int Day => 1; }
            public struct Offset { public int Milliseconds => 1; }
            public struct Instant { }
        }
        """;

    [Theory]
    [InlineData("NodaTime.LocalDate", "Value", "is a value of NodaTime")]
    [InlineData("NodaTime.Offset?", "Value", "is a value of NodaTime")]
    [InlineData("NodaTime.Instant[]", "Value[]", "is a value of NodaTime")]
    [InlineData("Day", "Value.Date", "is a value of NodaTime")]
    [InlineData("Google.Protobuf.WellKnownTypes.Timestamp?", "Value", "declare it as DateTimeOffset or TimeSpan")]
    [InlineData("Google.Protobuf.WellKnownTypes.Duration[]", "Value[]", "declare it as DateTimeOffset or TimeSpan")]
    [InlineData("Shop.Payment?", "Value", "is a discriminated union of F#")]
    [InlineData("List<Shop.Payment>", "Value[]", "is a discriminated union of F#")]
    [InlineData("FSharpValueOption<int>", "Value", "is a discriminated union of F#")]
    [InlineData("FSharpOption<Shop.Address>?", "Value", "is a discriminated union of F#")]
    public void What_its_properties_do_not_say_is_refused(string type, string path, string reason)
    {
        var project = With($"public {type} Value {{ get; init; }} = default!;");

        Assert.True(project.Generate().IsRefused);
        var (_, found, why) = Assert.Single(UnsupportedMembers.Find(EventProperties.Of(project.Compile().GetTypeByMetadataName("Acme.Opened")!)));
        Assert.Equal(path, found);
        Assert.Contains(reason, why, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_is_what_it_holds_or_left_out() => With("public FSharpOption<int> A { get; init; } = null!; public FSharpOption<string> B { get; init; } = null!;")
        .Generate()
        .WritesAttributes("new Opened()", "{}")
        .WritesAttributes("new Opened { A = new(1), B = new(\"b\") }", """{"a":1,"b":"b"}""");

    [Fact]
    public void An_option_in_a_list_may_be_none() => With("public List<FSharpOption<int>> A { get; init; } = new();")
        .Generate()
        .WritesAttributes("new Opened { A = { null, new(1) } }", """{"a":"[null,1]"}""");

    [Fact]
    public void A_record_of_FSharp_is_an_object() => With("public Shop.Address? A { get; init; }")
        .Generate()
        .WritesAttributes("new Opened { A = new() { City = \"c\", Number = 1 } }", """{"a":"{\"city\":\"c\",\"number\":1}"}""");

    private static GenerationProject With(string member)
    {
        var project = EventSource.Opened(member, "public record Day(NodaTime.LocalDate Date, int Number);");
        return project with
        {
            Sources = [project.Sources[0].Replace("using GainsightEvents;", "using GainsightEvents; using Microsoft.FSharp.Core;", StringComparison.Ordinal)],
            Libraries = [new GenerationProject(FSharp, NodaTime, Protobuf) { AssemblyName = "Foreign" }.ToLibrary()],
        };
    }
}
