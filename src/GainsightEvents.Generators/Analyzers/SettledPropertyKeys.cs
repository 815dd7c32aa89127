namespace GainsightEvents.Generators.Analyzers;

/// <summary>The products whose propertyKey a compilation settles, by attribute or by MSBuild property.</summary>
internal sealed class SettledPropertyKeys
{
    private readonly bool _default;

    // Names are parts of configuration keys at run time, and those are compared without regard to case.
    private readonly HashSet<string> _named = new(StringComparer.OrdinalIgnoreCase);

    private SettledPropertyKeys(IEnumerable<AttributeData> assemblyAttributes, AnalyzerConfigOptions msbuild)
    {
        _default = msbuild.TryGetValue("build_property.GainsightPropertyKey", out var key) && !string.IsNullOrWhiteSpace(key);
        foreach (var product in assemblyAttributes)
        {
            if (product.AttributeClass?.HasFullName(MetadataNames.PxProduct) != true || !Settles(product))
            {
                continue;
            }

            if (product.NamedArgument<string>("Name") is { } name)
            {
                _named.Add(name);
            }
            else
            {
                _default = true;
            }
        }
    }

    public static SettledPropertyKeys Read(Compilation compilation, AnalyzerOptions options) =>
        new(compilation.Assembly.GetAttributes(), options.AnalyzerConfigOptionsProvider.GlobalOptions);

    /// <summary>Whether <c>[assembly: PxProduct]</c> settles a key: it names one that is not empty, or says that configuration has it.</summary>
    public static bool Settles(AttributeData product) =>
        product.NamedArgument<bool>("FromConfiguration") || !string.IsNullOrWhiteSpace(product.PositionalArgument<string>(0));

    /// <param name="product">The product's name, or <see langword="null"/> for the default product.</param>
    public bool Contain(string? product) => product is null ? _default : !string.IsNullOrWhiteSpace(product) && _named.Contains(product);
}
