using GainsightEvents.Model;
using GainsightEvents.Serialization;

namespace GainsightEvents.Presets;

public sealed partial record SystemAssetEvent : IGainsightEvent
{
    private static readonly EventMember[] Members =
    [
        new(nameof(TenantId), "tenantId", MemberRole.Attribute, WireKind.String) { Required = true },
        new(nameof(AssetType), "assetType", MemberRole.Attribute, WireKind.String) { Required = true },
        new(nameof(AssetId), "assetId", MemberRole.Attribute, WireKind.String) { Required = true },
        new(nameof(Operation), "operation", MemberRole.Attribute, WireKind.String) { Required = true },
        new(nameof(OperationType), "operationType", MemberRole.Attribute, WireKind.String),
        new(nameof(ObjectType), "objectType", MemberRole.Attribute, WireKind.String),
        new(nameof(ObjectName), "objectName", MemberRole.Attribute, WireKind.String),
        new(nameof(Consumer), "consumer", MemberRole.Attribute, WireKind.String),
        new(nameof(DbCollectionName), "dbCollectionName", MemberRole.Attribute, WireKind.String),
        new(nameof(DataStoreType), "dataStoreType", MemberRole.Attribute, WireKind.String),
        new(nameof(Status), "status", MemberRole.Attribute, WireKind.String),
        new(nameof(BucketName), "bucketName", MemberRole.Attribute, WireKind.String),
        new(nameof(SuccessFilePath), "successFilePath", MemberRole.Attribute, WireKind.String),
        new(nameof(ErrorFilePath), "errorFilePath", MemberRole.Attribute, WireKind.String),
        new(nameof(SuccessCount), "successCount", MemberRole.Attribute, WireKind.Integer),
        new(nameof(FailureCount), "failureCount", MemberRole.Attribute, WireKind.Integer),
        new(nameof(TotalCount), "totalCount", MemberRole.Attribute, WireKind.Integer),
        new(nameof(ErrorMessage), "errorMessage", MemberRole.Attribute, WireKind.String),
        new(nameof(JobId), "jobId", MemberRole.Attribute, WireKind.String),
        new(nameof(RequestId), "requestId", MemberRole.Attribute, WireKind.String),
        new(nameof(ConsumerProperties), "consumerProperties", MemberRole.Attribute, WireKind.Object),
    ];

    private static readonly string[] AssetTypes = ["OBJECTS", "RULES", "DD"];

    private static readonly string[] Operations = ["INSERT", "UPDATE", "UPSERT", "DELETE"];

    private static readonly string[] OperationTypes = ["DATA", "METADATA"];

    private static readonly DynamicDescriptors<(string Name, string? Version, string? Topic, string? Contract)> Descriptors =
        new(static name => Describe(name.Name, name.Version, name.Topic, name.Contract));

    /// <summary>
    /// The catalog of System Asset Events. Register it where no other registered event goes to Gainsight NXT, so that the start checks what they need.
    /// </summary>
    public static EventCatalog Catalog { get; } = new("GainsightEvents.SystemAssetEvent", [Describe("any System Asset Event", null, null, null)], []);

    EventDescriptor IGainsightEvent.Descriptor => Descriptors.Find((EventName ?? "", Version, Topic, Contract));

    // By hand: the generator knows no member that must be as configured.
    void IGainsightEvent.Write(EventTarget target, ref EventWriter writer)
    {
        writer.RequireHeader(nameof(EventName), EventName ?? "");
        writer.RequireHeader(nameof(Version), Version);
        writer.RequireHeader(nameof(Topic), Topic);
        writer.RequireHeader(nameof(Contract), Contract);
        writer.WriteLiteral("{\"tenantId\":"u8);
        writer.WriteTenantId(TenantId);
        writer.WriteLiteral(",\"assetType\":"u8);
        Write(AssetTypes, (int)AssetType, 1, ref writer);
        writer.WriteLiteral(",\"assetId\":"u8);
        writer.RequireText(nameof(AssetId), AssetId);
        writer.WriteString(AssetId, 2);
        writer.WriteLiteral(",\"operation\":"u8);
        Write(Operations, (int)Operation, 3, ref writer);
        if (OperationType is { } operationType)
        {
            writer.WriteLiteral(",\"operationType\":"u8);
            Write(OperationTypes, (int)operationType, 4, ref writer);
        }

        Write(",\"objectType\":"u8, ObjectType, ref writer);
        Write(",\"objectName\":"u8, ObjectName, ref writer);
        Write(",\"consumer\":"u8, Consumer, ref writer);
        Write(",\"dbCollectionName\":"u8, DbCollectionName, ref writer);
        Write(",\"dataStoreType\":"u8, DataStoreType, ref writer);
        Write(",\"status\":"u8, Status, ref writer);
        Write(",\"bucketName\":"u8, BucketName, ref writer);
        Write(",\"successFilePath\":"u8, SuccessFilePath, ref writer);
        Write(",\"errorFilePath\":"u8, ErrorFilePath, ref writer);
        WriteCount(",\"successCount\":"u8, nameof(SuccessCount), SuccessCount, ref writer);
        WriteCount(",\"failureCount\":"u8, nameof(FailureCount), FailureCount, ref writer);
        WriteCount(",\"totalCount\":"u8, nameof(TotalCount), TotalCount, ref writer);
        Write(",\"errorMessage\":"u8, ErrorMessage, ref writer);
        Write(",\"jobId\":"u8, JobId, ref writer);
        Write(",\"requestId\":"u8, RequestId, ref writer);
        if (ConsumerProperties is { } properties)
        {
            writer.WriteLiteral(",\"consumerProperties\":{"u8);
            writer.WriteValues(properties);
            writer.WriteLiteral("}"u8);
        }

        writer.WriteLiteral("}"u8);
    }

    private static void Write(ReadOnlySpan<byte> name, string? value, ref EventWriter writer)
    {
        if (value is not null)
        {
            writer.WriteLiteral(name);
            writer.WriteDynamic(value);
        }
    }

    private static void WriteCount(ReadOnlySpan<byte> name, string member, long? value, ref EventWriter writer)
    {
        if (value is { } number)
        {
            writer.RequireCount(member, number);
            writer.WriteLiteral(name);
            writer.WriteNumber(number);
        }
    }

    // Each enum counts from zero without a gap, so that a value is the place of its name.
    private static void Write(string[] names, int value, int member, ref EventWriter writer)
    {
        if ((uint)value < (uint)names.Length)
        {
            writer.WriteDynamic(names[value]);
        }
        else
        {
            writer.WriteUndefinedEnum((long)value, member);
        }
    }

    private static EventDescriptor Describe(string name, string? version, string? topic, string? contract) => new()
    {
        TypeName = typeof(SystemAssetEvent).FullName!,
        Members = Members,
        Nxt = new NxtEventDescriptor { EventName = name, Version = version, Topic = topic, Contract = contract },
        IsDynamic = true,
    };
}
