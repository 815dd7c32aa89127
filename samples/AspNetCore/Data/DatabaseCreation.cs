namespace AspNetCore.Data;

/// <summary>Makes the database at the first start. An application that lives longer than a sample has migrations here.</summary>
internal static class DatabaseCreation
{
    public static async Task CreateDatabaseAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.EnsureCreatedAsync();
    }
}
