using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Types;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Parsing.PublishMethod;

/// <summary>
/// What a member holds when nobody sets it, where that is proven and can be written as a parameter's default: it is an auto-property of this compilation,
/// no code that builds the event may set it, and it has a constant initializer or none.
/// </summary>
internal sealed class MemberDefaults(
    INamedTypeSymbol type,
    IMethodSymbol constructor,
    IReadOnlyList<EventProperty> properties,
    SemanticModel semanticModel,
    TypeNames typeNames,
    CancellationToken cancellationToken)
{
    private readonly ConstructionEffects _effects = new(type, constructor, properties, semanticModel.Compilation, cancellationToken);

    /// <summary>The default. Who the user is has to be said where nothing proven stands in for it.</summary>
    public MemberDefault Find(EventProperty property)
    {
        var found = FindDeclared(property);
        return property.Role == MemberRole.IdentifyId && (found.Unproven is not null || !property.Type.AdmitsNull()) ? MemberDefault.None : found;
    }

    /// <summary>A constant as the default of a parameter of a type, or null where it cannot be written as one.</summary>
    public static string? Constant(object? value, ITypeSymbol type, TypeNames typeNames) => value switch
    {
        null => type.AdmitsNull() || type.IsReferenceType ? "null" : "default",
        // Of reference types C# lets string alone have another default than null (CS1763).
        _ when !type.IsValueType && type.SpecialType != SpecialType.System_String => null,
        _ when type.UnwrapNullable() is INamedTypeSymbol { TypeKind: TypeKind.Enum } named => EnumConstants.Of(named, value, typeNames),
        _ => CSharpText.Constant(value),
    };

    private MemberDefault FindDeclared(EventProperty property)
    {
        if (!property.Property.IsDeclaredIn(semanticModel.Compilation.Assembly) || property.Property.DeclaringSyntaxReferences.IsEmpty)
        {
            return MemberDefault.Because("it is declared in another assembly");
        }

        if (!AutoProperty.Is(property.Property, cancellationToken))
        {
            return MemberDefault.Because("its accessors are more than get and set");
        }

        if (_effects.MaySet(property.Name) || property.Property.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not PropertyDeclarationSyntax declaration)
        {
            return MemberDefault.Because("a constructor or another member may set it");
        }

        if (declaration.Initializer is { Value: var initializer })
        {
            return EnumInitializer.Find(property.Property, initializer) is { } member
                ? MemberDefault.Of(EnumConstants.Of(member.ContainingType, member.ConstantValue!, typeNames))
                : OfInitializer(initializer, property.Type);
        }

        return OfNothing(property.Type);
    }

    private static MemberDefault OfNothing(ITypeSymbol type) =>
        type.AdmitsNull() ? MemberDefault.Of("null") : type.IsValueType ? MemberDefault.Of("default") : MemberDefault.None;

    private MemberDefault OfInitializer(ExpressionSyntax initializer, ITypeSymbol type)
    {
        while (initializer is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed)
        {
            initializer = suppressed.Operand;
        }

        if (initializer.IsKind(SyntaxKind.NullLiteralExpression) || initializer.IsKind(SyntaxKind.DefaultLiteralExpression))
        {
            return OfNothing(type);
        }

        var model = initializer.SyntaxTree == semanticModel.SyntaxTree ? semanticModel : semanticModel.Compilation.GetSemanticModel(initializer.SyntaxTree);
        if (!IsConverted(model, initializer) && model.GetConstantValue(initializer, cancellationToken) is { HasValue: true, Value: { } value } && Constant(value, type, typeNames) is { } text)
        {
            return MemberDefault.Of(text);
        }

        return model.GetSymbolInfo(initializer, cancellationToken).Symbol is IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String }
            ? MemberDefault.Of("\"\"")
            : MemberDefault.Because("its initializer is no constant");
    }

    // A constant that a type makes something else of, by an operator, is none of that type.
    private bool IsConverted(SemanticModel model, ExpressionSyntax initializer) =>
        model.GetConversion(initializer, cancellationToken).IsUserDefined;
}
