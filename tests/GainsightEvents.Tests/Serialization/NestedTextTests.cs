#if !NETSTANDARD_BUILD
// The netstandard2.0 build formats some numbers by way of a string.
using System.Text.Json;

namespace GainsightEvents.Tests.Serialization;

public sealed class NestedTextTests
{
    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"a\":\"b\"}")]
    [InlineData("[\"\\\"\",\"\\\\\",\"\\u0001\"]")]
    [InlineData("{\"å\":\"日本語 🚀\"}")]
    public void JSON_in_a_string_is_the_JSON_once_the_string_is_read(string json)
    {
        // Of every size, so that the escapes land at the end of the scratch too.
        for (var scratch = 1; scratch < 64; scratch++)
        {
            var written = TestWriter.Write(
                (ref writer) =>
                {
                    writer.BeginText();
                    writer.WriteLiteral(System.Text.Encoding.UTF8.GetBytes(json));
                    writer.EndText();
                    writer.WriteBoolean(true);
                },
                scratch: scratch);
            Assert.EndsWith("\"true", written, StringComparison.Ordinal);
            Assert.Equal(json, TestWriter.Read(written[..^4]).GetString());
        }
    }

    [Fact]
    public void Nested_values_allocate_nothing()
    {
        var buffer = new byte[4096];
        var settings = TestWriter.Settings();
        using var document = JsonDocument.Parse("{\"a\":[1,\"x\"]}");
        var json = document.RootElement;
        IGainsightEvent tested = new RandomEvent
        {
            UserId = Guid.NewGuid(),
            Text = "t",
            Numbers = [1, null],
            Grid = [["a"], []],
            Map = new() { ["k"] = 0.5 },
            Items = [new("n", 1.5m, [TimeSpan.Zero])],
        };

        Assert.Equal(0, Allocation.AtSteadyState(100, Write));

        void Write()
        {
            WriteFor(EventTarget.Px);
            WriteFor(EventTarget.Nxt);
        }

        void WriteFor(EventTarget target)
        {
            var writer = new GainsightEvents.Serialization.EventWriter(tested.Descriptor, buffer, 0, settings);
            tested.Write(target, ref writer);

            // The raw text of a JsonElement is readable without a copy since .NET 9.
            if (RuntimeBuildTests.RuntimeBuild == "net10.0")
            {
                writer.WriteExtensionValue(json, 0, target);
            }
        }
    }
}
#endif
