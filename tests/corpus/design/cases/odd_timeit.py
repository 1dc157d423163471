# id: odd_timeit
# kind: honest-but-odd
# category: honest
# form: cell
# begins with: whole
# goal: %timeit, %%time, %prun, %who, !echo, %precision and %matplotlib
# success looks like: less than 10 of 10
# required score: 10 of 10
%timeit -n 2 -r 2 sigmoid(np.zeros(3))
%precision 3
%matplotlib inline
!echo hello
%who
# %%
%%time
sum(range(10))
# %%
%%capture held
print("held")
