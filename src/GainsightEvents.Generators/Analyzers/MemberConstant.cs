using System.Globalization;
using GainsightEvents.Generators.Parsing.Constraints;
using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Reads the constant that an expression gives to a member, or the count of the collection that it makes.</summary>
internal static class MemberConstant
{
    /// <summary>Whether the value is known, and the value in the member's type.</summary>
    public static bool TryRead(IOperation expression, ITypeSymbol memberType, out object? value)
    {
        var type = memberType.UnwrapNullable();
        var operation = expression;

        // A conversion to a nullable type is no constant though its operand is one.
        while (!operation.ConstantValue.HasValue && operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        value = operation.ConstantValue.HasValue ? operation.ConstantValue.Value : null;
        return operation.ConstantValue.HasValue || IsNullableDefault(operation)
            ? value is null || TryConvert(type, ref value)
            : IsEmptyGuid(operation, type, ref value) || KnownCount.TryRead(operation, out value);
    }

    private static bool TryConvert(ITypeSymbol type, ref object? value)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying } enumType)
        {
            if (TryConvert(underlying, ref value))
            {
                value = new EnumConstant(enumType, value!);
                return true;
            }

            return false;
        }

        var code = type.SpecialType switch
        {
            SpecialType.System_String => TypeCode.String,
            SpecialType.System_Boolean => TypeCode.Boolean,
            SpecialType.System_SByte => TypeCode.SByte,
            SpecialType.System_Byte => TypeCode.Byte,
            SpecialType.System_Int16 => TypeCode.Int16,
            SpecialType.System_UInt16 => TypeCode.UInt16,
            SpecialType.System_Int32 => TypeCode.Int32,
            SpecialType.System_UInt32 => TypeCode.UInt32,
            SpecialType.System_Int64 => TypeCode.Int64,
            SpecialType.System_UInt64 => TypeCode.UInt64,
            SpecialType.System_Single => TypeCode.Single,
            SpecialType.System_Double => TypeCode.Double,
            SpecialType.System_Decimal => TypeCode.Decimal,
            _ => TypeCode.Empty,
        };
        try
        {
            // A character becomes a number, and nothing but text becomes text.
            value = value is char character ? (int)character : value;
            if (code == TypeCode.Empty || value is null || (value is string) != (code == TypeCode.String) || (value is bool) != (code == TypeCode.Boolean))
            {
                return false;
            }

            value = Convert.ChangeType(value, code, CultureInfo.InvariantCulture);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static bool IsNullableDefault(IOperation operation) =>
        operation is IDefaultValueOperation { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    private static bool IsEmptyGuid(IOperation operation, ITypeSymbol type, ref object? value)
    {
        if (type is not INamedTypeSymbol named || !named.HasFullName("System.Guid"))
        {
            return false;
        }

        value = Guid.Empty;
        return operation switch
        {
            IDefaultValueOperation given => SymbolEqualityComparer.Default.Equals(given.Type, type),
            IObjectCreationOperation { Arguments.IsEmpty: true } => true,
            IFieldReferenceOperation { Field: { Name: "Empty", IsStatic: true } field } => SymbolEqualityComparer.Default.Equals(field.ContainingType, type),
            _ => false,
        };
    }
}
