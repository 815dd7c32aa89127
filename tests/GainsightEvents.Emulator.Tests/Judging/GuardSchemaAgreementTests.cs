using System.Text;
using GainsightEvents.Emulator.Judging;
using GainsightEvents.Emulator.Schema;
using GainsightEvents.Emulator.Tests.Schema;
using GainsightEvents.Presets;
using GainsightEvents.Serialization;

namespace GainsightEvents.Emulator.Tests.Judging;

/// <summary>Whatever is set, the guard refuses an event exactly where <c>events.schema.json</c> refuses what it wrote.</summary>
public sealed class GuardSchemaAgreementTests
{
    private const int Rounds = 5_000;

    private static readonly string?[] Texts = [null, "", " ", "\t\u00a0", "a", "\u0000", "\ud83d\ude00", "\ud83d"];
    private static readonly long?[] Numbers = [null, 0, 1, -1, long.MinValue, long.MaxValue];
    private static readonly JsonSchema Schema = JsonSchema.Load(BuiltInSchema.Read());

    [Fact]
    public void Of_System_Asset_Events()
    {
        var random = new Random(1);
        var verdicts = new int[2];
        for (var i = 0; i < Rounds; i++)
        {
            Agree("systemAssetEvent", EventTarget.Nxt, verdicts, new SystemAssetEvent
            {
                EventName = "asset",
                AssetType = (AssetType)random.Next(-1, 4),
                AssetId = Any(random, Texts)!,
                Operation = (AssetOperation)random.Next(0, 5),
                OperationType = random.Next(2) == 0 ? null : (AssetOperationType)random.Next(0, 3),
                ObjectType = Any(random, Texts),
                Status = Any(random, Texts),
                SuccessCount = Any(random, Numbers),
                FailureCount = Any(random, Numbers),
                TotalCount = Any(random, Numbers),
                ConsumerProperties = random.Next(2) == 0 ? null : new() { ["a"] = Any(random, Texts) },
            });
        }

        Assert.All(verdicts, static count => Assert.True(count > Rounds / 50));
    }

    [Fact]
    public void Of_custom_events()
    {
        var random = new Random(1);
        var verdicts = new int[2];
        for (var i = 0; i < Rounds; i++)
        {
            Agree("pxCustomEvent", EventTarget.Px, verdicts, new CustomEvent(Any(random, Texts) ?? "", Any(random, Texts))
            {
                UserType = random.Next(2) == 0 ? null : (PxUserType)random.Next(-1, 5),
                AccountId = Any(random, Texts),
                SessionId = Any(random, Texts),
                RemoteHost = Any(random, Texts),
                EventType = Any(random, Texts),
                GlobalContext = random.Next(2) == 0 ? null : new Dictionary<string, EventValue> { ["a"] = Any(random, Texts) },
                Attributes = { ["a"] = Any(random, Texts), ["b"] = Any(random, Numbers) is { } number ? number : default(EventValue) },
            });
        }

        Assert.All(verdicts, static count => Assert.True(count > Rounds / 50));
    }

    private static void Agree(string definition, EventTarget target, int[] verdicts, IGainsightEvent gainsightEvent)
    {
        var settings = new WriterSettings(Guid.Empty, 1, "\"AP-XXXXXXXXXX-2\""u8.ToArray(), null, false) { TenantId = "tenant" };
        var writer = new EventWriter(gainsightEvent.Descriptor, new byte[1024], 0, settings);
        gainsightEvent.Write(target, ref writer);
        var body = Encoding.UTF8.GetString(writer.Written);
        var verdict = Verdict.Of(Schema.Definition(definition), body);

        // What the schema cannot say: half of a surrogate pair in a name has become another character on the wire.
        var refusals = writer.Violations?.Where(static violation => !violation.Rule.Contains("surrogate", StringComparison.Ordinal)).ToList() ?? [];
        Assert.True(verdict.IsValid == (refusals.Count == 0), $"The guard: {string.Join("; ", refusals)}. The schema: {verdict}. {body}");
        verdicts[verdict.IsValid ? 1 : 0]++;
    }

    private static T Any<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
