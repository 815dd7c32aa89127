using System.Text.Json;
using GainsightEvents.Outbox;
using GainsightEvents.Presets;
using GainsightEvents.Tests.Hosting;

namespace GainsightEvents.Tests.Presets;

public sealed class SystemAssetEventTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    private static SystemAssetEvent Least => new()
    {
        EventName = "company_loaded",
        AssetType = AssetType.Objects,
        AssetId = "Company",
        Operation = AssetOperation.Upsert,
    };

    [Fact]
    public async Task The_sample_of_the_source_comes_out_of_the_record()
    {
        using var driver = new AccountDriver(new() { ["Gainsight:Nxt:TenantId"] = "tid" }, SystemAssetEvent.Catalog);
        await driver.Publisher.PublishAsync(
            Least with
            {
                TenantId = "tid",
                OperationType = AssetOperationType.Data,
                ObjectType = "CUSTOM",
                ObjectName = "Company",
                Consumer = "BULK_API",
                DbCollectionName = "salesReport_fdsgw45w45353fetrkgn4k56456",
                DataStoreType = "REDSHIFT",
                Status = "PARTIAL_SUCCESS",
                BucketName = "devs3_abcxyz",
                SuccessFilePath = "MDA-Data-Ingest/input/success/success.csv",
                ErrorFilePath = "MDA-Data-Ingest/input/error/error.csv",
                SuccessCount = 5,
                FailureCount = 2,
                TotalCount = 7,
                ErrorMessage = "",
                JobId = "a3aa9b9f-7b9a-48f0-9fe8-2fe0f1b5a10b",
                RequestId = "",
                ConsumerProperties = new()
                {
                    ["jobName"] = "load to sales",
                    ["s3FilePath"] = "",
                    ["operation"] = "UPSERT",
                    ["collectionId"] = "",
                    ["projectId"] = "",
                    ["uc_id"] = "",
                },
            },
            Ended);

        using var expected = JsonDocument.Parse("""
            {
              "tenantId":"tid",
              "assetType": "OBJECTS",
              "assetId": "Company",
              "operationType": "DATA",
              "operation": "UPSERT",
              "objectType": "CUSTOM",
              "objectName":"Company",
              "consumer": "BULK_API",
              "dbCollectionName": "salesReport_fdsgw45w45353fetrkgn4k56456",
              "dataStoreType": "REDSHIFT",
              "status": "PARTIAL_SUCCESS",
              "bucketName": "devs3_abcxyz",
              "successFilePath": "MDA-Data-Ingest/input/success/success.csv",
              "errorFilePath": "MDA-Data-Ingest/input/error/error.csv",
              "successCount": 5,
              "failureCount": 2,
              "totalCount": 7,
              "errorMessage": "",
              "jobId": "a3aa9b9f-7b9a-48f0-9fe8-2fe0f1b5a10b",
              "requestId": "",
              "consumerProperties": {
                "jobName": "load to sales",
                "s3FilePath": "",
                "operation": "UPSERT",
                "collectionId": "",
                "projectId": "",
                "uc_id": ""
              }
            }
            """);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, await driver.ReadOneAsync(EventTarget.Nxt)));
    }

    [Fact]
    public async Task The_least_of_it_names_the_configured_tenant_and_goes_under_its_own_name_version_and_topic()
    {
        using var driver = new AccountDriver(null, SystemAssetEvent.Catalog);
        await driver.Publisher.PublishAsync(Least with { Version = "1.0", Topic = "assets" }, Ended);

        var entry = Assert.Single(await driver.ClaimAsync(EventTarget.Nxt));
        Assert.Equal(
            """{"tenantId":"tenant-1","assetType":"OBJECTS","assetId":"Company","operation":"UPSERT"}""", System.Text.Encoding.UTF8.GetString(entry.Body.ToArray()));
        Assert.Equal(new EntryHeader("company_loaded", EventPriority.Normal, null) { EventVersion = "1.0", TopicName = "assets" }, entry.Header);
    }

    [Fact]
    public async Task The_tenant_is_that_of_the_account()
    {
        using var driver = new AccountDriver(new() { ["Gainsight:Nxt:Accounts:Emea:TenantId"] = "tenant-emea" }, SystemAssetEvent.Catalog);
        await driver.PublisherOf("Emea").PublishAsync(Least, Ended);
        Assert.Equal("tenant-emea", (await driver.ReadOneAsync(EventTarget.Nxt, "Emea")).GetProperty("tenantId").GetString());
    }

    [Theory]
    [InlineData(AssetType.Objects, AssetOperation.Insert, AssetOperationType.Data, "OBJECTS INSERT DATA")]
    [InlineData(AssetType.Rules, AssetOperation.Update, AssetOperationType.Metadata, "RULES UPDATE METADATA")]
    [InlineData(AssetType.DD, AssetOperation.Delete, null, "DD DELETE ")]
    public async Task Closed_values_are_written_as_the_source_has_them(AssetType type, AssetOperation operation, AssetOperationType? operationType, string expected)
    {
        using var driver = new AccountDriver(null, SystemAssetEvent.Catalog);
        await driver.Publisher.PublishAsync(Least with { AssetType = type, Operation = operation, OperationType = operationType }, Ended);

        var body = await driver.ReadOneAsync(EventTarget.Nxt);
        var third = body.TryGetProperty("operationType", out var element) ? element.GetString() : "";
        Assert.Equal(expected, $"{body.GetProperty("assetType").GetString()} {body.GetProperty("operation").GetString()} {third}");
    }

    [Fact]
    public async Task What_Gainsight_would_not_take_is_refused()
    {
        using var driver = new AccountDriver(null, SystemAssetEvent.Catalog);
        await RefusedAsync(Least with { TenantId = "another" }, "TenantId: 'another' is not the tenant the event is sent to, 'tenant-1'");
        await RefusedAsync(Least with { AssetType = (AssetType)9 }, "AssetType: 9 is not a defined value");
        await RefusedAsync(Least with { Operation = (AssetOperation)9 }, "Operation: 9 is not a defined value");
        await RefusedAsync(Least with { OperationType = (AssetOperationType)9 }, "OperationType: 9 is not a defined value");
        await RefusedAsync(Least with { AssetId = null! }, "AssetId: null");
        await RefusedAsync(Least with { AssetId = "" }, "AssetId: is blank");
        await RefusedAsync(Least with { AssetId = " \t" }, "AssetId: is blank");
        await RefusedAsync(Least with { SuccessCount = -1 }, "SuccessCount: is -1; a count is not negative");
        await RefusedAsync(Least with { FailureCount = long.MinValue }, "FailureCount: is -9223372036854775808; a count is not negative");
        await RefusedAsync(Least with { TotalCount = -7 }, "TotalCount: is -7; a count is not negative");
        await RefusedAsync(Least with { Contract = "a\n" }, "Contract: 'a\n' fits no HTTP header");
        await RefusedAsync(Least with { EventName = "two\nlines" }, "EventName: 'two\nlines' fits no HTTP header");
        await RefusedAsync(Least with { EventName = null! }, "EventName: '' fits no HTTP header");
        await RefusedAsync(Least with { Topic = "ä" }, "Topic: 'ä' fits no HTTP header");

        async Task RefusedAsync(SystemAssetEvent asset, string expected)
        {
            var exception = await Assert.ThrowsAsync<InvalidEventException>(async () => await driver.Publisher.PublishAsync(asset, Ended));
            Assert.StartsWith(expected, Assert.Single(exception.Violations).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_version_must_come_from_the_record_or_the_settings()
    {
        using var driver = new AccountDriver(new() { ["Gainsight:Nxt:EventVersion"] = null }, SystemAssetEvent.Catalog);
        await driver.Publisher.PublishAsync(Least with { Version = "v01" }, Ended);
        var exception = await Assert.ThrowsAsync<InvalidEventException>(async () => await driver.Publisher.PublishAsync(Least, Ended));
        Assert.Contains("Gainsight:Nxt:EventVersion", exception.Message, StringComparison.Ordinal);
    }
}
