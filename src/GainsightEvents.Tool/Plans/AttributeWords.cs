using System.Reflection;
using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Tool.Plans;

/// <summary>What the attributes of compiled types say of events besides what catalogs say: who answers for them, and what expires, is deprecated or retired. Doc comments are in no assembly.</summary>
/// <param name="types">The types, with those that declare events among them.</param>
internal sealed class AttributeWords(IEnumerable<Type> types)
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // As a descriptor names them.
    private readonly Dictionary<string, Type> _types = types
        .Where(static type => type.FullName is not null)
        .DistinctBy(static type => NameOf(type))
        .ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>Adds what the event's type says.</summary>
    public PlanEvent Complete(EventDescriptor declared, PlanEvent planned)
    {
        if (!_types.TryGetValue(declared.TypeName, out var type))
        {
            return planned;
        }

        var members = declared.Members.ToLookup(member => DeclaredMember.NameOf(planned.Target, member));
        return planned with
        {
            Owner = Said(type.GetCustomAttribute<EventOwnerAttribute>()?.Owner) ?? Said(type.Assembly.GetCustomAttribute<EventOwnerAttribute>()?.Owner),
            ExpiresOn = ExpiryIn(type, planned.Target),
            Deprecated = DeprecationIn(type),
            Retired = RetirementIn(type.GetCustomAttribute<RetiredAttribute>(inherit: false)),
            Members = planned.Members.Select(member => Complete(type, members[member.Name].FirstOrDefault()?.Name, member)).ToPlanList(),
        };
    }

    private static PlanMember Complete(Type type, string? name, PlanMember planned)
    {
        for (var declaring = type; name is not null && declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetProperty(name, Declared) is { } property)
            {
                // Of a positional property an attribute is at the parameter.
                var parameter = declaring.GetConstructors(Declared).SelectMany(static each => each.GetParameters()).FirstOrDefault(each => each.Name == name && each.ParameterType == property.PropertyType);
                return planned with
                {
                    Deprecated = DeprecationIn(property),
                    Retired = RetirementIn(property.GetCustomAttribute<RetiredAttribute>() ?? parameter?.GetCustomAttribute<RetiredAttribute>()),
                };
            }
        }

        return planned;
    }

    private static string? ExpiryIn(Type type, EventTarget target)
    {
        var day = target == EventTarget.Px ? type.GetCustomAttribute<GainsightEventAttribute>(inherit: false)?.ExpiresOn : type.GetCustomAttribute<NxtEventAttribute>(inherit: false)?.ExpiresOn;
        return PlanDay.IsRight(day) ? day : null;
    }

    private static string? DeprecationIn(MemberInfo member) =>
        member.GetCustomAttribute<ObsoleteAttribute>(inherit: false) is { } attribute ? Said(attribute.Message) ?? PlanWords.Obsolete : null;

    private static string? RetirementIn(RetiredAttribute? attribute) => RetiredNote.IsRight(attribute?.Note) ? attribute!.Note : null;

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');
}
