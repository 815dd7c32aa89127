using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

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

    /// <summary>Its own name, once all are known.</summary>
    public string Name { get; set; } = "";

    public bool IsIdentifyId => Property?.Mark == EventMark.IdentifyId;

    /// <summary>Whether a method can take it and pass it on.</summary>
    public bool CanBeTaken =>
        type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer)
        && !NestedTypes.HasError(type)
        && !type.IsRefLikeType
        && (Assigned is null || !Obsolescence.IsErrorToUse(Assigned, type));

    public ParameterModel ToModel(TypeNames names) =>
        new(Name, names.OfParameter(type), Default, Property is { } property ? names.CrefOf(property.Property) : null);
}
