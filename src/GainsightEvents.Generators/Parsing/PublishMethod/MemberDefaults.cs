using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Types;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Parsing.PublishMethod;

/// <summary>What a member holds when nobody sets it, where that can be known and written as a parameter's default.</summary>
internal sealed class MemberDefaults
{
    private readonly SemanticModel _semanticModel;
    private readonly TypeNames _typeNames;
    private readonly CancellationToken _cancellationToken;
    private readonly ConstructorAssignments _assignments;

    public MemberDefaults(INamedTypeSymbol type, IMethodSymbol constructor, SemanticModel semanticModel, TypeNames typeNames, CancellationToken cancellationToken)
    {
        _typeNames = typeNames;
        _semanticModel = semanticModel;
        _cancellationToken = cancellationToken;
        _assignments = new ConstructorAssignments(type, constructor, cancellationToken);
    }

    /// <summary>The default; left out where it is computed or cannot be seen, so that it is never overwritten.</summary>
    public MemberDefault Find(EventProperty property)
    {
        var found = FindDeclared(property);
        return property.Role == MemberRole.IdentifyId && !property.Type.AdmitsNull() ? MemberDefault.None : found;
    }

    /// <summary>A constant as the default of a parameter of a type, or null where it cannot be written as one.</summary>
    public static string? Constant(object? value, ITypeSymbol type, TypeNames typeNames) => value switch
    {
        null => type.AdmitsNull() || type.IsReferenceType ? "null" : "default",
        _ when type.UnwrapNullable() is INamedTypeSymbol { TypeKind: TypeKind.Enum } named => EnumConstants.Of(named, value, typeNames),
        _ => CSharpText.Constant(value),
    };

    private MemberDefault FindDeclared(EventProperty property)
    {
        if (!property.Property.IsDeclaredIn(_semanticModel.Compilation.Assembly) || property.Property.DeclaringSyntaxReferences.IsEmpty || _assignments.MaySet(property.Name))
        {
            return MemberDefault.LeftOut;
        }

        if (FindInitializer(property.Property) is { } initializer)
        {
            return EnumInitializer.Find(property.Property, initializer) is { } member
                ? MemberDefault.Of(EnumConstants.Of(member.ContainingType, member.ConstantValue!, _typeNames))
                : OfInitializer(initializer, property.Type);
        }

        return property.Type.AdmitsNull() ? MemberDefault.Of("null") : property.Type.IsValueType ? MemberDefault.Of("default") : MemberDefault.None;
    }

    private ExpressionSyntax? FindInitializer(IPropertySymbol property)
    {
        foreach (var part in new[] { property, property.PartialImplementationPart })
        {
            foreach (var reference in part?.DeclaringSyntaxReferences ?? [])
            {
                if (reference.GetSyntax(_cancellationToken) is PropertyDeclarationSyntax { Initializer.Value: { } value })
                {
                    return value;
                }
            }
        }

        return null;
    }

    private MemberDefault OfInitializer(ExpressionSyntax initializer, ITypeSymbol type)
    {
        while (initializer is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed)
        {
            initializer = suppressed.Operand;
        }

        if (initializer.IsKind(SyntaxKind.NullLiteralExpression) || initializer.IsKind(SyntaxKind.DefaultLiteralExpression))
        {
            return type.AdmitsNull() ? MemberDefault.Of("null") : type.IsValueType ? MemberDefault.Of("default") : MemberDefault.None;
        }

        var model = initializer.SyntaxTree == _semanticModel.SyntaxTree ? _semanticModel : _semanticModel.Compilation.GetSemanticModel(initializer.SyntaxTree);
        if (model.GetConstantValue(initializer, _cancellationToken) is { HasValue: true, Value: { } value } && Constant(value, type, _typeNames) is { } text)
        {
            return MemberDefault.Of(text);
        }

        return model.GetSymbolInfo(initializer, _cancellationToken).Symbol is IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String }
            ? MemberDefault.Of("\"\"")
            : MemberDefault.LeftOut;
    }
}
