namespace GainsightEvents.CodeFixes;

/// <summary>Writes the property that holds the user's id, in the strictest form that the project's language and framework accept.</summary>
internal static class IdentifyIdProperty
{
    /// <returns>The declaration, or <see langword="null"/> where the type accepts none that a caller could set.</returns>
    public static string? Declaration(string name, INamedTypeSymbol type, Compilation compilation)
    {
        if (type.IsReadOnly && !compilation.AcceptsInit())
        {
            return null;
        }

        var accessor = compilation.AcceptsInit() ? "init" : "set";
        if (compilation.AcceptsRequired())
        {
            return $"public required string {name} {{ get; {accessor}; }}";
        }

        // Without an initial value a class gets warning CS8618; a struct would need a constructor for one. An empty id is refused at run time.
        var initializer = type.IsValueType ? "" : " = \"\";";
        return $"public string {name} {{ get; {accessor}; }}{initializer}";
    }
}
