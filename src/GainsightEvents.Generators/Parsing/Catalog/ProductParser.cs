using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Catalog;

/// <summary>Reads the <c>[assembly: PxProduct(…)]</c> of one file.</summary>
internal static class ProductParser
{
    public static EquatableArray<ProductModel> Parse(GeneratorAttributeSyntaxContext context)
    {
        var products = new List<ProductModel>();
        foreach (var attribute in context.Attributes)
        {
            var key = attribute.PositionalArgument<string>(0);
            if (!string.IsNullOrWhiteSpace(key) || attribute.NamedArgument<bool>("FromConfiguration"))
            {
                products.Add(new ProductModel(attribute.NamedArgument<string>("Name"), string.IsNullOrWhiteSpace(key) ? null : key));
            }
        }

        return products.ToEquatableArray();
    }
}
