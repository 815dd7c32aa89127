using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>Walks everything that is reachable from a value and finds what must not be kept from one run to the next.</summary>
internal sealed class GenerationGraph
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _found = [];

    /// <summary>Every path to a symbol, a node, a tree, a location, a model or a compilation.</summary>
    public static IReadOnlyList<string> FindRoslynObjects(object root)
    {
        var graph = new GenerationGraph();
        graph.Visit(root, root.GetType().Name);
        return graph._found;
    }

    private void Visit(object? value, string path)
    {
        if (value is null or string or Type or Pointer || value.GetType().IsPrimitive || value.GetType().IsEnum || !_seen.Add(value))
        {
            return;
        }

        if (value is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location or SemanticModel or Compilation or AttributeData or TypedConstant)
        {
            _found.Add($"{path}: {value.GetType().Name}");
            return;
        }

        if (value is IEnumerable items)
        {
            var index = 0;
            foreach (var item in items)
            {
                Visit(item, $"{path}[{index++}]");
            }
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && !field.FieldType.IsByRef)
                {
                    Visit(field.GetValue(value), $"{path}.{field.Name}");
                }
            }
        }
    }
}
