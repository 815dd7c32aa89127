using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Types;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Generators.Parsing.Plans;

/// <summary>What one type declares, as a plan tells it: an event at each of its targets. It keeps no symbol, and outlives the compilation.</summary>
internal sealed class SourceEvent
{
    // Without the @ of keywords.
    private static readonly SymbolDisplayFormat Names = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private SourceEvent(INamedTypeSymbol type, IReadOnlyList<SourceMember> members, IReadOnlyList<PlanEvent> events, bool isKnown)
    {
        TypeName = TypeNames.Readable(type);
        MetadataName = MetadataNameOf(type);
        Trees = TreesOf(type);
        Members = members;
        Events = events;
        IsKnown = isKnown;
    }

    /// <summary>The type's name for people.</summary>
    public string TypeName { get; }

    /// <summary>The type's name for compilations.</summary>
    public string MetadataName { get; }

    /// <summary>The files that declare it and its base types, as far as they are the project's own.</summary>
    public IReadOnlyList<SyntaxTree> Trees { get; }

    public IReadOnlyList<SourceMember> Members { get; }

    public IReadOnlyList<PlanEvent> Events { get; }

    /// <summary>Whether its code says what it declares. Where the event cannot be sent, or a member's type does not resolve, its events have no members.</summary>
    public bool IsKnown { get; }

    /// <summary>What a type declares; null for a type that is no event.</summary>
    public static SourceEvent? Read(INamedTypeSymbol type, TypeNames names, CancellationToken cancellationToken)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.GetAttributes().IsEmpty)
        {
            return null;
        }

        var descriptor = DescriptorParser.Parse(type);
        if (descriptor is { Px: null, Nxt: null })
        {
            return null;
        }

        var properties = EventProperties.Of(type);
        if (properties.Any(static property => NestedTypes.HasError(property.Type)) || Refusals.Find(type, properties, cancellationToken) is not null)
        {
            return new(type, [], EventsOf(type, descriptor, words: null, admitsOthers: false, []), isKnown: false);
        }

        var members = MembersOf(properties, descriptor, names, cancellationToken);
        var words = new PlanEvent
        {
            Target = EventTarget.Px,
            Name = "",
            Description = DocSummary.Of(type, names.Compilation.Assembly, cancellationToken),
            Owner = SourceWords.OwnerOf(type),
            Deprecated = SourceWords.DeprecationIn(type.FindAttribute(MetadataNames.Obsolete)),
            Retired = SourceWords.RetirementIn(type.FindAttribute(MetadataNames.Retired)),
        };
        var admitsOthers = properties.Any(static property => property.Role == MemberRole.ExtensionData);
        return new(type, members, EventsOf(type, descriptor, words, admitsOthers, members), isKnown: true);
    }

    /// <summary>Whether another one declares the same, whatever its files have besides.</summary>
    public bool DeclaresTheSameAs(SourceEvent other) =>
        TypeName == other.TypeName
        && MetadataName == other.MetadataName
        && IsKnown == other.IsKnown
        && Members.SequenceEqual(other.Members)
        && Events.SequenceEqual(other.Events);

    public static string MetadataNameOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{MetadataNameOf(outer)}+{type.MetadataName}"
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName
        : $"{type.ContainingNamespace.ToDisplayString(Names)}.{type.MetadataName}";

    private static List<SyntaxTree> TreesOf(INamedTypeSymbol type)
    {
        var trees = new List<SyntaxTree>();
        for (var current = type; current is not null && current.IsDeclaredIn(type.ContainingAssembly); current = current.BaseType)
        {
            trees.AddRange(current.DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree).Except(trees));
        }

        return trees;
    }

    private static List<SourceMember> MembersOf(
        IReadOnlyList<EventProperty> properties, DescriptorModel descriptor, TypeNames names, CancellationToken cancellationToken)
    {
        // Gainsight PX drops events without one, so it is required, whatever its type admits.
        var needsIdentity = descriptor.Px is { IdentityFromContext: false };
        var members = new List<SourceMember>(properties.Count);
        foreach (var property in properties)
        {
            var role = property.Role;
            if (role != MemberRole.ExtensionData)
            {
                var isTheIdentity = needsIdentity && role == MemberRole.IdentifyId;
                needsIdentity &= !isTheIdentity;
                members.Add(new SourceMember(property, isTheIdentity, goesToNxt: descriptor.Nxt is not null, names, cancellationToken));
            }
        }

        return members;
    }

    private static IReadOnlyList<PlanEvent> EventsOf(
        INamedTypeSymbol type, DescriptorModel descriptor, PlanEvent? words, bool admitsOthers, IReadOnlyList<SourceMember> members)
    {
        var events = new List<PlanEvent>(2);
        if (descriptor.Px is { } px)
        {
            events.Add(new()
            {
                Target = EventTarget.Px,
                Name = px.EventName,
                Product = px.Product,
                Identity = px.IdentityFromContext ? IdentitySource.FromContext : IdentitySource.Member,
                ExpiresOn = SourceWords.ExpiryIn(type.FindAttribute(MetadataNames.GainsightEvent)),
            });
        }

        if (descriptor.Nxt is { } nxt)
        {
            events.Add(new()
            {
                Target = EventTarget.Nxt,
                Name = nxt.EventName,
                Version = nxt.Version,
                Topic = nxt.Topic,
                Contract = nxt.Contract,
                ExpiresOn = SourceWords.ExpiryIn(type.FindAttribute(MetadataNames.NxtEvent)),
            });
        }

        return
        [
            .. events.Select(each => each with
            {
                AdmitsOtherMembers = admitsOthers,
                Description = words?.Description,
                Owner = words?.Owner,
                Deprecated = words?.Deprecated,
                Retired = words?.Retired,
                Members = members.Select(member => member.At(each.Target)).ToPlanList(),
            }),
        ];
    }
}
