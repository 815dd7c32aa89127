// The runtime's contract with emitted code, as it was frozen: what an assembly that was compiled against GainsightEvents calls of it.
// A line may be added when a version is released. None is ever changed or removed.
#nullable enable
using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GainsightEvents.Model;
using GainsightEvents.Rules;
using GainsightEvents.Serialization;

[assembly: System.Reflection.AssemblyVersion("0.1.0.0")]

namespace GainsightEvents
{
    public interface IGainsightEvent
    {
        EventDescriptor Descriptor { get; }

        void Write(EventTarget target, ref EventWriter writer);
    }

    public interface IEventPublisher
    {
        ValueTask<PublishReceipt> PublishAsync<TEvent>(TEvent gainsightEvent, CancellationToken cancellationToken = default)
            where TEvent : IGainsightEvent;
    }

    public readonly struct PublishReceipt;

    public sealed class EventCatalog
    {
        public EventCatalog(string assemblyName, IReadOnlyList<EventDescriptor> events, IReadOnlyList<PxProduct> products) => throw null!;
    }

    public enum EventTarget
    {
        Px = 0,
        Nxt = 1,
    }

    public enum EventPriority
    {
        Low = -1,
        Normal = 0,
        High = 1,
    }

    public enum IdentitySource
    {
        Member = 0,
        FromContext = 1,
    }

    public enum PxUserType
    {
        User = 0,
        Lead = 1,
        Visitor = 2,
        Empty = 3,
    }

    public sealed class GainsightEventAttribute : Attribute
    {
        public GainsightEventAttribute(string eventName) => throw null!;

        public string? Product { get; set; }

        public IdentitySource Identity { get; set; }

        public EventPriority Priority { get; set; }

        public string? MaxAge { get; set; }
    }

    public sealed class NxtEventAttribute : Attribute
    {
        public NxtEventAttribute(string eventName) => throw null!;

        public string? Version { get; set; }

        public string? Topic { get; set; }

        public string? Contract { get; set; }

        public EventPriority Priority { get; set; }

        public string? MaxAge { get; set; }
    }

    [AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
    public sealed class PxProductAttribute : Attribute
    {
        public PxProductAttribute() => throw null!;

        public PxProductAttribute(string propertyKey) => throw null!;

        public string? Name { get; set; }

        public bool FromConfiguration { get; set; }
    }

    public sealed class IdentifyIdAttribute : Attribute;

    public sealed class AccountIdAttribute : Attribute;

    public sealed class SessionIdAttribute : Attribute;

    public sealed class EventUrlAttribute : Attribute;

    public sealed class EventDateAttribute : Attribute;

    public sealed class UserTypeAttribute : Attribute;

    public sealed class ReferrerAttribute : Attribute;

    public sealed class RemoteHostAttribute : Attribute;

    public sealed class GlobalContextAttribute : Attribute;

    public sealed class EventIdAttribute : Attribute;

    public sealed class EventTypeAttribute : Attribute;

    public sealed class PersonalAttribute : Attribute;
}

namespace GainsightEvents.Model
{
    [AttributeUsage(AttributeTargets.Assembly)]
    public sealed class EventCatalogAttribute : Attribute
    {
        public EventCatalogAttribute(Type catalog) => throw null!;
    }

    [AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
    public sealed class EventCatalogReferenceAttribute : Attribute
    {
        public EventCatalogReferenceAttribute(Type catalog) => throw null!;
    }

    public sealed class EventDescriptor
    {
        public required string TypeName { get; init; }

        public PxEventDescriptor? Px { get; init; }

        public NxtEventDescriptor? Nxt { get; init; }

        public IReadOnlyList<EventMember> Members { get; init; } = null!;

        public IReadOnlyList<EventMember> NestedMembers { get; init; } = null!;
    }

    public abstract class TargetEventDescriptor
    {
        public required string EventName { get; init; }

        public EventPriority Priority { get; init; }

        public TimeSpan? MaxAge { get; init; }
    }

    public sealed class PxEventDescriptor : TargetEventDescriptor
    {
        public string? Product { get; init; }

        public IdentitySource Identity { get; init; }
    }

    public sealed class NxtEventDescriptor : TargetEventDescriptor
    {
        public string? Version { get; init; }

        public string? Topic { get; init; }

        public string? Contract { get; init; }
    }

    public sealed class EventMember
    {
        public EventMember(string name, string wireName, MemberRole role, WireKind kind) => throw null!;

        public bool Required { get; init; }

        public bool Personal { get; init; }

        public IReadOnlyList<ValueRule> Constraints { get; init; } = null!;

        public Type? ValueType { get; init; }
    }

    public sealed class PxProduct
    {
        public PxProduct(string? name, string? propertyKey) => throw null!;
    }

    public enum MemberRole
    {
        Attribute = 0,
        IdentifyId = 1,
        AccountId = 2,
        SessionId = 3,
        Url = 4,
        Referrer = 5,
        RemoteHost = 6,
        Date = 7,
        UserType = 8,
        GlobalContext = 9,
        EventId = 10,
        EventType = 11,
        ExtensionData = 12,
    }

    public enum WireKind
    {
        String = 0,
        Integer = 1,
        Number = 2,
        Boolean = 3,
        DateTime = 4,
        Object = 5,
        Array = 6,
    }
}

namespace GainsightEvents.Rules
{
    public abstract class ValueRule
    {
        public static ValueRule Range(int minimum, int maximum, bool minimumIsExclusive = false, bool maximumIsExclusive = false) => throw null!;

        public static ValueRule Range(double minimum, double maximum, bool minimumIsExclusive = false, bool maximumIsExclusive = false) => throw null!;

        public static ValueRule Range(Type type, string minimum, string maximum, bool minimumIsExclusive = false, bool maximumIsExclusive = false) => throw null!;

        public static ValueRule Length(int minimum, int maximum) => throw null!;

        public static ValueRule Items(int minimum, int maximum, bool someAreLeftOut = false) => throw null!;

        public static ValueRule Pattern(string pattern) => throw null!;

        public static ValueRule AllowedValues(params object?[] values) => throw null!;

        public static ValueRule Url() => throw null!;

        public static ValueRule Unmeetable(string reason) => throw null!;
    }
}

namespace GainsightEvents.Serialization
{
    [Flags]
    public enum EnvelopeFields
    {
        None = 0,
        AccountId = 1,
        SessionId = 2,
        Url = 4,
        Referrer = 8,
        RemoteHost = 16,
        EventType = 32,
        GlobalContext = 64,
    }

    public ref struct EventWriter
    {
        public void Check(object? value, int member) => throw null!;

        public void Check<T>(T value, int member) where T : struct => throw null!;

        public void Check<T>(T? value, int member) where T : struct => throw null!;

        public void CheckNull(int member) => throw null!;

        public void Check(object? value, int member, int nested) => throw null!;

        public void Check<T>(T value, int member, int nested) where T : struct => throw null!;

        public void Check<T>(T? value, int member, int nested) where T : struct => throw null!;

        public void CheckNull(int member, int nested) => throw null!;

        public void CheckItems<T>(IEnumerable<T>? items, int member, int nested = -1) => throw null!;

        public void CheckItems(System.Collections.IEnumerable? items, int member, int nested = -1) => throw null!;

        public void WriteLiteral(ReadOnlySpan<byte> utf8) => throw null!;

        public void WriteName(ReadOnlySpan<byte> commaAndName) => throw null!;

        public void WritePropertyKey() => throw null!;

        public void WriteIdentifyId(string? value, int member) => throw null!;

        public void WriteIdentifyId(Guid value, int member) => throw null!;

        public void WriteIdentifyId(long value, int member) => throw null!;

        public void WriteIdentifyIdFromContext() => throw null!;

        public void WriteUserType(PxUserType? value, int member) => throw null!;

        public void WriteUserType() => throw null!;

        public void WriteEventDate() => throw null!;

        public void WriteEventDate(DateTimeOffset? value) => throw null!;

        public void WriteEventDate(DateTime? value) => throw null!;

        public void WriteAccountId(string? value) => throw null!;

        public void WriteAccountId(Guid? value) => throw null!;

        public void WriteAccountId(long? value) => throw null!;

        public void WriteSessionId(string? value) => throw null!;

        public void WriteSessionId(Guid? value) => throw null!;

        public void WriteSessionId(long? value) => throw null!;

        public void WriteEventUrl(string? value) => throw null!;

        public void WriteEventUrl(Uri? value) => throw null!;

        public void WriteReferrer(string? value) => throw null!;

        public void WriteReferrer(Uri? value) => throw null!;

        public void WriteRemoteHost(string? value) => throw null!;

        public void WriteContextFields(EnvelopeFields undeclared) => throw null!;

        public void DropEmptyGlobalContext() => throw null!;

        public void WriteEventId() => throw null!;

        public void WriteEventId(Guid? value) => throw null!;

        public void UseEventId(Guid? value) => throw null!;

        public void WriteEventType(string? value) => throw null!;

        public void BeginText() => throw null!;

        public void EndText() => throw null!;

        public void WriteComma() => throw null!;

        public void WriteKey(string? key, int member) => throw null!;

        public void WriteMissing(int member) => throw null!;

        public bool WriteExtensionName(string? name, int member, EventTarget target) => throw null!;

        public void WriteExtensionValue(object? value, int member, EventTarget target) => throw null!;

        public void WriteExtensionValue(JsonElement value, int member, EventTarget target) => throw null!;

        public void WriteString(string? value, int member) => throw null!;

        public void WriteString(ReadOnlySpan<byte> literal, string? value, int member) => throw null!;

        public void WriteUri(Uri? value, int member) => throw null!;

        public void WriteBoolean(bool value) => throw null!;

        public void WriteNumber(long value) => throw null!;

        public void WriteNumber(ulong value) => throw null!;

        public void WriteNumber(decimal value) => throw null!;

        public void WriteNumber(double value, int member) => throw null!;

        public void WriteNumber(float value, int member) => throw null!;

        public void WriteGuid(Guid value) => throw null!;

        public void WriteDateTime(DateTime value) => throw null!;

        public void WriteDateTime(DateTimeOffset value) => throw null!;

        public void WriteDate(int year, int month, int day) => throw null!;

        public void WriteTimeOfDay(long ticks) => throw null!;

        public void WriteTimeSpan(TimeSpan value) => throw null!;

        public void RequireValue(object? value, int member) => throw null!;

        public void WriteUndefinedEnum(long value, int member) => throw null!;

        public void WriteUndefinedEnum(ulong value, int member) => throw null!;
    }
}
