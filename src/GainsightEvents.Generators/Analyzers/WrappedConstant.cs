using GainsightEvents.Generators.Parsing.Members;
using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Looks into the creation of a type that wraps an id for the id.</summary>
internal static class WrappedConstant
{
    /// <summary>The expression of the id, where the type is created on the spot; else null.</summary>
    public static IOperation? Find(IOperation expression, IPropertySymbol wrapped)
    {
        while (expression is IConversionOperation { OperatorMethod: null } conversion)
        {
            expression = conversion.Operand;
        }

        if (expression is not IObjectCreationOperation creation)
        {
            return null;
        }

        foreach (var initializer in creation.Initializer?.Initializers ?? [])
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var set } } assignment
                && SymbolEqualityComparer.Default.Equals(set, wrapped))
            {
                return assignment.Value;
            }
        }

        var positional = EventProperties.FindPositional(wrapped.ContainingType, wrapped);
        return creation.Arguments.FirstOrDefault(argument => positional is not null && SymbolEqualityComparer.Default.Equals(argument.Parameter, positional))?.Value;
    }
}
