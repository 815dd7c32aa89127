using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using GainsightEvents.Serialization;

namespace GainsightEvents.Tests.Serialization;

/// <summary>What the generated serializer writes is read back, value by value, by System.Text.Json's reader.</summary>
public sealed class RoundTripTests
{
    // GAINSIGHT_LONG=1: 100,000 events.
    private static readonly Config Config = Config.QuickThrowOnFailure
        .WithMaxTest(RunLength.IsLong ? 100_000 : 5_000);

    [Fact]
    public void Random_events_are_read_back_from_a_PX_payload() =>
        Prop.ForAll(RandomEvents.All, tested =>
        {
            using var body = JsonDocument.Parse(Write(tested, EventTarget.Px));
            Assert.Equal(tested.UserId.ToString("D"), body.RootElement.GetProperty("identifyId").GetString());
            RequireSame(tested, body.RootElement.GetProperty("attributes"), nestedAsText: true);
        }).Check(Config);

    [Fact]
    public void Random_events_are_read_back_from_an_NXT_body() =>
        Prop.ForAll(RandomEvents.All, tested =>
        {
            using var body = JsonDocument.Parse(Write(tested, EventTarget.Nxt));
            Assert.Equal(tested.UserId, body.RootElement.GetProperty("userId").GetGuid());
            RequireSame(tested, body.RootElement, nestedAsText: false);
        }).Check(Config);

    private static byte[] Write(IGainsightEvent tested, EventTarget target)
    {
        var writer = new EventWriter(tested.Descriptor, new byte[64], 0, TestWriter.Settings());
        tested.Write(target, ref writer);
        Assert.Null(writer.Violations);
        return writer.Written.ToArray();
    }

    private static void RequireSame(RandomEvent tested, JsonElement json, bool nestedAsText)
    {
        Assert.Equal(Arrived(tested.Text), json.GetProperty("text").GetString());
        Assert.Equal(Arrived(tested.Optional), json.TryGetProperty("optional", out var optional) ? optional.GetString() : null);
        Assert.Equal(tested.Flag, json.GetProperty("flag").GetBoolean());
        Assert.Equal(tested.Whole, json.GetProperty("whole").GetInt32());
        Assert.Equal(tested.Distance, json.TryGetProperty("distance", out var number) ? number.GetInt64() : null);
        Assert.Equal(tested.Natural, json.GetProperty("natural").GetUInt64());
        Assert.Equal(BitConverter.DoubleToInt64Bits(tested.Real), BitConverter.DoubleToInt64Bits(json.GetProperty("real").GetDouble()));
        Assert.Equal(BitConverter.SingleToInt32Bits(tested.Ratio), BitConverter.SingleToInt32Bits(json.GetProperty("ratio").GetSingle()));
        Assert.Equal(tested.Money.ToString(CultureInfo.InvariantCulture), json.GetProperty("money").GetRawText());
        Assert.Equal(tested.At.UtcDateTime, json.GetProperty("at").GetDateTime());
        Assert.Equal(tested.Kind.ToString(), json.GetProperty("kind").GetString());

        Assert.Equal(tested.Numbers, Nested("numbers").EnumerateArray().Select(each => each.ValueKind == JsonValueKind.Null ? (int?)null : each.GetInt32()));
        Assert.Equal(
            tested.Grid.Select(row => row.Select(Arrived)),
            Nested("grid").EnumerateArray().Select(row => row.EnumerateArray().Select(each => each.GetString())));
        Assert.Equal(tested.Map, Nested("map").EnumerateObject().ToDictionary(each => each.Name, each => each.Value.GetDouble()));
        RequireSameItems(tested.Items, [.. Nested("items").EnumerateArray()]);
        RequireSameItems(tested.Item is null ? [] : [tested.Item], json.TryGetProperty("item", out _) ? [Nested("item")] : []);

        JsonElement Nested(string name) => nestedAsText ? TestWriter.Read(json.GetProperty(name).GetString()!) : json.GetProperty(name);
    }

    private static void RequireSameItems(RandomItem[] items, JsonElement[] json)
    {
        Assert.Equal(items.Length, json.Length);
        foreach (var (item, read) in items.Zip(json))
        {
            Assert.Equal(Arrived(item.Name), read.GetProperty("name").GetString());
            Assert.Equal(item.Price, read.TryGetProperty("price", out var price) ? price.GetDecimal() : null);
            Assert.Equal(
                item.Spans,
                read.GetProperty("spans").EnumerateArray().Select(each => TimeSpan.ParseExact(each.GetString()!, "c", CultureInfo.InvariantCulture)));
        }
    }

    // As the platform's own encoder has it: half of a surrogate pair becomes U+FFFD.
    private static string? Arrived(string? text) => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
