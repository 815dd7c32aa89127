using GainsightEvents.Generators.Infrastructure;

namespace GainsightEvents.CodeFixes;

/// <summary>GSE0002: says aloud that configuration has the key, which is the only answer that a machine knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class PropertyKeyNotSettledCodeFix() : EventCodeFixProvider(PropertyKeyNotSettledAnalyzer.Rule.Id)
{
    public const string FromConfiguration = "FromConfiguration";

    /// <summary>Many events lack the same key, which is to be settled once.</summary>
    public override FixAllProvider GetFixAllProvider() => PropertyKeyFixAllProvider.Instance;

    protected override Task OfferAsync(FixTarget target)
    {
        var product = target.Diagnostic.Properties[PropertyKeyNotSettledAnalyzer.ProductProperty];
        if ((product is null || !string.IsNullOrWhiteSpace(product))
            && target.Compilation.GetTypeByMetadataName(MetadataNames.PxProduct) is not null)
        {
            var setting = product is null ? "Gainsight:Px:PropertyKey" : $"Gainsight:Px:Products:{product}:PropertyKey";
            target.Offer($"Take the propertyKey from the setting {setting}", FromConfiguration, cancellationToken =>
                ProductFromConfiguration.AddAsync(target.Document.Project.Solution, target.Document.Id, product, cancellationToken));
        }

        return Task.CompletedTask;
    }
}
