using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Constraints;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Values;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Generators.Parsing.Plans;

/// <summary>A declared member, from its symbol, of which it keeps nothing: what the descriptor of the emitted catalog would say, and words.</summary>
internal sealed record SourceMember
{
    private readonly MemberRole _role;
    private readonly string _wireName;
    private readonly WireKind _kind;
    private readonly PlanMember _said;

    /// <param name="property">The member.</param>
    /// <param name="isTheIdentity">Whether it is the identifyId that the event cannot do without.</param>
    /// <param name="goesToNxt">Whether the event goes to NXT, to PX as well or not.</param>
    /// <param name="names">Names types in constraints.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public SourceMember(EventProperty property, bool isTheIdentity, bool goesToNxt, TypeNames names, CancellationToken cancellationToken)
    {
        _role = property.Role;
        _wireName = WireNames.Of(property);
        var shape = MemberShapes.Of(property, _role);
        _kind = WireKinds.Of(_role, shape.Form, goesToNxt);
        PropertyName = property.Name;
        _said = new()
        {
            Name = _wireName,
            Type = _kind,
            Required = isTheIdentity || MemberParser.FindAbsence(shape, property.IgnoreCondition) == Absence.Never,
            Personal = property.FindAttribute(MetadataNames.Personal) is not null,
            Constraints = DeclaredConstraints.Of(_kind, SourceRules.Of(ConstraintParser.Parse(property, _role, shape, names))),
            Description = DocSummary.Of(property.Property, names.Compilation.Assembly, cancellationToken),
            Deprecated = SourceWords.DeprecationIn(property.FindAttribute(MetadataNames.Obsolete)),
            Retired = SourceWords.RetirementIn(property.FindAttribute(MetadataNames.Retired)),
        };
    }

    /// <summary>Its name in C#.</summary>
    public string PropertyName { get; }

    /// <summary>The member as a target sees it.</summary>
    public PlanMember At(EventTarget target) => target == EventTarget.Nxt ? _said : _said with
    {
        Name = _role == MemberRole.Attribute ? PlanMember.AttributePrefix + _wireName : EnvelopeField.Of(_role),
        Type = _role switch
        {
            MemberRole.Attribute => _kind,
            MemberRole.Date => WireKind.Integer,
            MemberRole.GlobalContext => WireKind.Object,
            _ => WireKind.String,
        },

        // Whether an event's id is sent to PX is the setting Gainsight:Px:SendEventId's to decide.
        Required = _said.Required && _role != MemberRole.EventId,
    };
}
