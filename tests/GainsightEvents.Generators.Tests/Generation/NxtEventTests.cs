using GainsightEvents.Generators.Tests.Harness;
using GainsightEvents.Model;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

public sealed class NxtEventTests
{
    [Fact]
    public void The_articles_sample_body_comes_out_of_a_declared_record() =>
        EventSource.In("Acme", """[NxtEvent("sample_event", Version = "v01")] public sealed partial record SampleEvent(string Hello);""")
            .Generate()
            .Matches(only: "Acme.")
            .WritesNxt("new SampleEvent(\"world\")", """{"hello":"world"}""");

    [Fact]
    public void The_articles_System_Asset_Event_comes_out_of_a_declared_record() =>
        EventSource.In("Acme", """
            public enum AssetType { [JsonStringEnumMemberName("OBJECTS")] Objects }
            public enum Operation { INSERT, UPDATE, UPSERT, DELETE }
            public sealed record ConsumerProperties(string JobName, string S3FilePath, Operation Operation, string CollectionId, string ProjectId)
            {
                [JsonPropertyName("uc_id")] public string UcId { get; init; } = "";
            }
            [NxtEvent("system_asset_event")]
            public sealed partial record SystemAsset
            {
                public required string TenantId { get; init; }
                public AssetType AssetType { get; init; }
                public required string AssetId { get; init; }
                public string? OperationType { get; init; }
                public required Operation Operation { get; init; }
                public string? ObjectType { get; init; }
                public string? ObjectName { get; init; }
                public string? Consumer { get; init; }
                public string? DbCollectionName { get; init; }
                public string? DataStoreType { get; init; }
                public string? Status { get; init; }
                public string? BucketName { get; init; }
                public string? SuccessFilePath { get; init; }
                public string? ErrorFilePath { get; init; }
                public int? SuccessCount { get; init; }
                public int? FailureCount { get; init; }
                public int? TotalCount { get; init; }
                public string? ErrorMessage { get; init; }
                public Guid? JobId { get; init; }
                public string? RequestId { get; init; }
                public ConsumerProperties? ConsumerProperties { get; init; }
            }
            """)
            .Generate()
            .WritesNxt(
                """
                new SystemAsset
                {
                    TenantId = "tid", AssetId = "Company", OperationType = "DATA", Operation = Operation.UPSERT, ObjectType = "CUSTOM",
                    ObjectName = "Company", Consumer = "BULK_API", DbCollectionName = "salesReport_fdsgw45w45353fetrkgn4k56456",
                    DataStoreType = "REDSHIFT", Status = "PARTIAL_SUCCESS", BucketName = "devs3_abcxyz",
                    SuccessFilePath = "MDA-Data-Ingest/input/success/success.csv", ErrorFilePath = "MDA-Data-Ingest/input/error/error.csv",
                    SuccessCount = 5, FailureCount = 2, TotalCount = 7, ErrorMessage = "", JobId = new Guid("a3aa9b9f-7b9a-48f0-9fe8-2fe0f1b5a10b"),
                    RequestId = "", ConsumerProperties = new("load to sales", "", Operation.UPSERT, "", ""),
                }
                """,
                """
                {
                  "tenantId":"tid", "assetType":"OBJECTS", "assetId":"Company", "operationType":"DATA", "operation":"UPSERT",
                  "objectType":"CUSTOM", "objectName":"Company", "consumer":"BULK_API",
                  "dbCollectionName":"salesReport_fdsgw45w45353fetrkgn4k56456", "dataStoreType":"REDSHIFT", "status":"PARTIAL_SUCCESS",
                  "bucketName":"devs3_abcxyz", "successFilePath":"MDA-Data-Ingest/input/success/success.csv",
                  "errorFilePath":"MDA-Data-Ingest/input/error/error.csv", "successCount":5, "failureCount":2, "totalCount":7,
                  "errorMessage":"", "jobId":"a3aa9b9f-7b9a-48f0-9fe8-2fe0f1b5a10b", "requestId":"",
                  "consumerProperties":
                  {
                    "jobName":"load to sales", "s3FilePath":"", "operation":"UPSERT", "collectionId":"", "projectId":"", "uc_id":""
                  }
                }
                """);

    [Fact]
    public void An_event_of_both_kinds_is_written_for_each_and_listed_once()
    {
        var run = EventSource.In("Acme", """
            [GainsightEvent("Order Shipped", Priority = EventPriority.High)]
            [NxtEvent("order_shipped", Version = "v01", Topic = "orders", Priority = EventPriority.Low, MaxAge = "1.00:00:00")]
            public sealed partial record OrderShipped
            {
                [IdentifyId] public required long UserId { get; init; }
                [EventDate] public DateTimeOffset? At { get; init; }
                [UserType] public PxUserType? Kind { get; init; }
                public required string[] Items { get; init; }
                public string? Note { get; init; }
            }
            """).Generate().Matches();

        const string Made = "new OrderShipped { UserId = 7, At = DateTimeOffset.UnixEpoch, Kind = PxUserType.Lead, Items = new[] { \"a\\\"\", \"å\" } }";
        run.Writes(
            Made,
            """
            {
              "eventName":"Order Shipped","propertyKey":"AP-TEST-2","identifyId":"7","userType":"LEAD","date":0,
              "attributes":{"items":"[\"a\\\"\",\"å\"]"}
            }
            """);
        run.WritesNxt(Made, """{"userId":7,"at":"1970-01-01T00:00:00Z","kind":"Lead","items":["a\"","å"]}""");
        run.WritesNxt("new OrderShipped { UserId = 1, Items = Array.Empty<string>(), Note = \"n\" }", """{"userId":1,"items":[],"note":"n"}""");

        var listed = Assert.Single(Assert.IsType<EventCatalog>(run.Evaluate("EventCatalog.Of<OrderShipped>()")).Events);
        Assert.Equal(("Order Shipped", EventPriority.High), (listed.Px!.EventName, listed.Px.Priority));
        Assert.Equal(("order_shipped", "v01", "orders", EventPriority.Low), (listed.Nxt!.EventName, listed.Nxt.Version, listed.Nxt.Topic, listed.Nxt.Priority));
        Assert.Equal(TimeSpan.FromDays(1), listed.Nxt.MaxAge);
        Assert.Equal([WireKind.Integer, WireKind.DateTime, WireKind.String, WireKind.Array, WireKind.String], listed.Members.Select(member => member.Kind));
    }

    [Fact]
    public void An_event_that_goes_only_to_NXT_bears_that_name_and_needs_no_user()
    {
        var descriptor = EventSource.In("Acme", """[NxtEvent("tick")] public partial record Tick;""").Generate().Descriptor("new Tick()");

        Assert.Equal(("tick", null), (descriptor.EventName, descriptor.Px));
        Assert.Equal((null, null, null), (descriptor.Nxt!.Version, descriptor.Nxt.Topic, descriptor.Nxt.MaxAge));
    }

    [Fact]
    public void The_attributes_may_stand_on_two_parts_of_the_type() =>
        EventSource.In("Acme", """
            [NxtEvent("tick")] public partial record Tick { public int A { get; init; } }
            [GainsightEvent("Tick", Identity = IdentitySource.FromContext)] public partial record Tick { public int B { get; init; } }
            """)
            .Generate()
            .WritesAttributes("new Tick { A = 1, B = 2 }", """{"a":1,"b":2}""", new EventContextValues { IdentifyId = "u" })
            .WritesNxt("new Tick { A = 1, B = 2 }", """{"a":1,"b":2}""");

    [Fact]
    public void The_publish_method_takes_the_members() =>
        EventSource.In("Acme", """[NxtEvent("tick")] public partial record Tick { public required string Name { get; init; } public int[]? Values { get; init; } }""")
            .Generate()
            .PublishesNxt("publisher.PublishTickAsync(\"n\", new[] { 1, 2 })", """{"name":"n","values":[1,2]}""");

    [Theory]
    [InlineData("string?", "\"s\"", "\"s\"")]
    [InlineData("Guid", "new Guid(1, 0, 0, new byte[8])", "\"00000001-0000-0000-0000-000000000000\"")]
    [InlineData("int", "-1", "-1")]
    [InlineData("long?", "9", "9")]
    [InlineData("Name", "new Name(\"n\")", "\"n\"")]
    [InlineData("Key", "new Key(5)", "5")]
    [InlineData("KeyClass", "new KeyClass(5)", "5")]
    [InlineData("KeyClass?", "new KeyClass(5)", "5")]
    public void An_id_keeps_its_own_JSON_kind_in_an_NXT_body_and_is_a_string_for_PX(string type, string value, string json)
    {
        var run = EventSource.In("Acme", $$"""
            public record Name(string Value);
            public record struct Key(long Value);
            public record KeyClass(int Value);
            [GainsightEvent("Opened"), NxtEvent("opened")]
            public sealed partial record Opened { [IdentifyId] public {{type}} UserId { get; init; } = default!; public int Count { get; init; } }
            """).Generate();

        run.WritesNxt($"new Opened {{ UserId = {value}, Count = 1 }}", $$"""{"userId":{{json}},"count":1}""");
        var (body, _) = GenerationScenario.Write(run.Make($"new Opened {{ UserId = {value} }}"));
        Assert.Equal(json.Trim('"'), System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("identifyId").GetString());
    }

    [Fact]
    public void Nulls_are_left_out_unless_JsonIgnore_says_never() =>
        EventSource.In("Acme", """
            [NxtEvent("opened")]
            public sealed partial record Opened
            {
                [AccountId] public string? Account { get; init; }
                [EventUrl, JsonIgnore(Condition = JsonIgnoreCondition.Never)] public Uri? Page { get; init; }
                [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int[]? Numbers { get; init; }
                [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public Point At { get; init; }
                [JsonIgnore] public string? Hidden { get; init; }
                public readonly record struct Point(int X, int Y = 0);
            }
            """)
            .Generate()
            .WritesNxt("new Opened { Hidden = \"h\" }", """{"page":null,"numbers":null}""")
            .WritesNxt(
                "new Opened { Account = \"a\", Page = new Uri(\"https://p\"), Numbers = new[] { 1 }, At = new(2, 3) }",
                """{"account":"a","page":"https://p","numbers":[1],"at":{"x":2,"y":3}}""");

    [Fact]
    public void A_null_that_the_type_rules_out_is_refused() =>
        EventSource.In("Acme", """[NxtEvent("opened")] public partial record Opened([property: AccountId] string Account, int[] Numbers);""")
            .Generate()
            .Refuses(EventTarget.Nxt, "new Opened(null, null)", "Account", "Numbers");

    [Fact]
    public void An_events_own_id_is_taken_for_both_targets()
    {
        var run = EventSource.In("Acme", """[NxtEvent("opened")] public partial record Opened([property: EventId] Guid Id);""").Generate();
        var settings = new GainsightEvents.Serialization.WriterSettings(Guid.NewGuid(), 0, [], null, sendEventId: false);
        var opened = run.Make("new Opened(new Guid(1, 0, 0, new byte[8]))");
        var writer = new GainsightEvents.Serialization.EventWriter(opened.Descriptor, new byte[64], 0, settings);

        opened.Write(EventTarget.Nxt, ref writer);

        Assert.Equal(new Guid(1, 0, 0, new byte[8]), settings.EventId);
    }
}
