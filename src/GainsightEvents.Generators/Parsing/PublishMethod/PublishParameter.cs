using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Restrictions;
using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Parsing.PublishMethod;

/// <summary>A parameter of the publish method while it is decided upon. Lives only while symbols are read; never part of a model.</summary>
internal sealed class PublishParameter(string memberName, ITypeSymbol type)
{
    public string MemberName => memberName;

    /// <summary>The property it stands for, if one does.</summary>
    public EventProperty? Property { get; init; }

    /// <summary>The constructor's parameter that takes it.</summary>
    public IParameterSymbol? Argument { get; init; }

    /// <summary>The member that the object initializer sets to it.</summary>
    public ISymbol? Assigned { get; set; }

    /// <summary>The expression of its default value.</summary>
    public string? Default { get; init; }

    /// <summary>Its place among the others: what has no default before what has one, as C# demands, and the user first.</summary>
    public int Rank => (Default is null ? 0 : 2) + (Property?.Role == MemberRole.IdentifyId ? 0 : 1);

    /// <summary>Whether a method can take it and pass it on.</summary>
    public bool CanBeTaken =>
        type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer)
        && !NestedTypes.HasError(type)
        && !type.IsRefLikeType
        && type.CanBeNamed()
        && (Assigned is null || CSharpText.IsIdentifier(Assigned.Name))
        && (Assigned is null || !Obsolescence.IsErrorToUse(Assigned, type));

    public ParameterModel ToModel(string name, TypeNames names) => new(name, names.OfParameter(type), Default)
    {
        Caller = Argument is null || Default is null ? null : Array.Find(MetadataNames.CallerInfo, attribute => Argument.FindAttribute(attribute) is not null),
        Argument = Argument is null ? null : CSharpText.Identifier(Argument.Name),
        Assigned = Assigned is null ? null : CSharpText.Identifier(Assigned.Name),
        DocumentedBy = Property is null ? null : CSharpText.Identifier(Property.Value.Name),
        DocumentedIn = Property is null ? null : names.CrefOf(Property.Value.Property.ContainingType),
    };
}
